import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import {
  failureOf,
  openFlow,
  useConnectContext,
  useStep,
  useStepFrame,
  useTranslator,
} from "../../react/index.ts";
import { Screen, Skeleton, VisuallyHidden } from "../../ui/index.ts";

/** Finds out where the flow begins, once, while a quiet frame that can be closed is shown. */
export function OpeningScreen() {
  const { turn } = useStep("opening");
  const { instance, options } = useConnectContext();
  const { t } = useTranslator();
  const frame = useStepFrame(null);
  const { store } = instance;
  const { data, error } = useQuery({
    queryKey: ["opening", turn],
    queryFn: () => openFlow(instance, options, turn),
    // A return code works once: this must run once, however often the screen is mounted.
    staleTime: Infinity,
    gcTime: Infinity,
    refetchOnReconnect: false,
    networkMode: "always",
    retry: false,
  });

  useEffect(() => {
    if (data !== undefined) store.send(data);
  }, [store, data]);

  useEffect(() => {
    if (error !== null) store.send({ type: "READ_FAILED", turn, ...failureOf(error) });
  }, [store, turn, error]);

  return (
    <Screen {...frame} intro={<VisuallyHidden>{t("label.loading")}</VisuallyHidden>}>
      <Skeleton rows={4} />
    </Screen>
  );
}
