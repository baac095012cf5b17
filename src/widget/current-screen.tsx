import { useQuery } from "@tanstack/react-query";
import type { ComponentType } from "react";
import type { StepName } from "../flow/index.ts";
import {
  StepHeading,
  useConnectContext,
  useFlow,
  useStepFrame,
  useTranslator,
  useTrouble,
} from "../react/index.ts";
import { Button, Screen, Skeleton, Text, VisuallyHidden } from "../ui/index.ts";
import { firstScreens, laterScreens } from "./screen-registry.ts";

/** The texts of every screen: there, on their way, or not to be had without asking again. */
interface Texts {
  readonly complete: boolean;
  readonly failed: boolean;
  readonly failures: number;
  readonly refetch: () => unknown;
}

/** The screen of the step the flow is at. */
export function CurrentScreen({ texts }: { readonly texts: Texts }) {
  const { step } = useFlow();
  if (step === "closed") return null;
  const First = firstScreens[step];
  return First === undefined ? <FetchedScreen step={step} texts={texts} /> : <First />;
}

const loaderOf = (step: StepName) =>
  step in laterScreens ? laterScreens[step as keyof typeof laterScreens] : undefined;

function FetchedScreen({ step, texts }: { readonly step: StepName; readonly texts: Texts }) {
  const { t } = useTranslator();
  const frame = useStepFrame(null);
  const { instance } = useConnectContext();
  const { data, error, errorUpdateCount, refetch } = useQuery({
    queryKey: ["screen", step],
    queryFn: async (): Promise<{ Fetched: ComponentType | null }> => ({
      Fetched: (await loaderOf(step)?.()) ?? null,
    }),
    staleTime: Infinity,
    gcTime: Infinity,
    networkMode: "always",
    retry: 1,
  });
  const Fetched = data?.Fetched ?? null;
  const isReady = Fetched !== null && texts.complete;
  const isFailed = !isReady && (error !== null || texts.failed);
  useTrouble(instance, isFailed ? t("loadFailed.heading") : null);
  // Gone after a deployment, perhaps; many browsers also keep the failure of an import until the page is loaded again.
  const isGone = navigator.onLine && Math.max(errorUpdateCount, texts.failures) > 1;
  const reload = isGone ? instance.page.reload : undefined;
  if (isReady) return <Fetched />;
  if (!isFailed)
    return (
      <Screen {...frame} intro={<VisuallyHidden>{t("label.loading")}</VisuallyHidden>}>
        <Skeleton rows={3} />
      </Screen>
    );
  return (
    <Screen
      {...frame}
      intro={
        <>
          <StepHeading>{t("loadFailed.heading")}</StepHeading>
          <Text>{t(reload ? "loadFailed.reload.text" : "loadFailed.text")}</Text>
        </>
      }
      primary={
        <Button
          wide
          onClick={() => {
            if (reload) {
              reload();
              return;
            }
            if (texts.failed) texts.refetch();
            if (error !== null) void refetch();
          }}
        >
          {t(reload ? "loadFailed.reload.label" : "label.tryAgain")}
        </Button>
      }
    />
  );
}
