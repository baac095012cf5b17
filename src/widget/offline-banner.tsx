import { useEffect, useRef, useSyncExternalStore } from "react";
import { useConnectContext, useTranslator } from "../react/index.ts";
import { LinkButton, Notice } from "../ui/index.ts";

function subscribe(onChange: () => void) {
  window.addEventListener("online", onChange);
  window.addEventListener("offline", onChange);
  return () => {
    window.removeEventListener("online", onChange);
    window.removeEventListener("offline", onChange);
  };
}

const isOnline = () => navigator.onLine;

/**
 * Says that the network is gone and that it is back, without moving focus. What waits goes on by itself; what a PSU sends
 * does not.
 */
export function OfflineBanner() {
  const { announce, instance } = useConnectContext();
  const { t } = useTranslator();
  const online = useSyncExternalStore(subscribe, isOnline, () => true);
  const wasOnline = useRef(online);
  useEffect(() => {
    if (wasOnline.current === online) return;
    wasOnline.current = online;
    announce(t(online ? "offline.back.notice" : "offline.heading"));
  }, [online, announce, t]);
  if (online) return null;
  return (
    <Notice tone="warning" heading={t("offline.heading")}>
      <span>{t("offline.text")}</span>{" "}
      <LinkButton
        onClick={() => {
          // What was read once for good is not stale; what is being read is not read twice.
          void instance.queryClient.refetchQueries(
            { type: "active", stale: true },
            { cancelRefetch: false },
          );
        }}
      >
        {t("label.tryAgain")}
      </LinkButton>
    </Notice>
  );
}
