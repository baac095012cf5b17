import { useEffect, useLayoutEffect } from "react";
import type { FrameLink } from "../../channel/index.ts";
import type { FrameMessage, HostMessage } from "../../protocol/frame-messages.ts";
import type { ActLifetime, WidgetInstance } from "../../react/index.ts";
import { ConnectFlow } from "../../widget/index.ts";
import type { ConnectOptions } from "../../widget/index.ts";

type Link = Pick<FrameLink<FrameMessage>, "send">;

/** The host's callbacks, over the channel. */
const callbacks = ({ send }: Link) =>
  ({
    onLoad: () => {
      send({ type: "load" });
    },
    onEvent: (name, { ...metadata }) => {
      send({ type: "event", name, metadata });
    },
    onSuccess: ({ accounts, subscriptions, ...result }, { ...metadata }) => {
      send({
        type: "success",
        result: {
          ...result,
          accounts: accounts === null ? null : [...accounts],
          subscriptions: subscriptions === null ? null : [...subscriptions],
        },
        metadata,
      });
    },
    onExit: (error, { ...metadata }) => {
      send({ type: "exit", error, metadata });
    },
    onClose: () => {
      send({ type: "close" });
    },
  }) satisfies Partial<ConnectOptions>;

/** The flow in its frame: it fills the panel of a dialog, or says how tall it is. */
export function FramedFlow({
  instance,
  lifetime,
  link,
  proxyUrl,
  layout,
  options,
}: {
  readonly instance: WidgetInstance;
  readonly lifetime: ActLifetime;
  readonly link: Link;
  readonly proxyUrl: string;
  readonly layout: Extract<HostMessage, { type: "start" }>["layout"];
  readonly options: Extract<HostMessage, { type: "update" }>["options"];
}) {
  const isModal = layout === "modal";
  useEffect(() => lifetime.begin(), [lifetime]);
  useLayoutEffect(() => {
    link.send({ type: "ready" });
  }, [link]);
  useEscape(instance, isModal);
  useHeight(link, !isModal);
  return (
    <ConnectFlow
      instance={instance}
      options={{
        ...options,
        ...callbacks(link),
        proxyUrl,
        layout: isModal ? "page" : "inline",
        headingLevel: 1,
      }}
    />
  );
}

/** The dialog stands on the page around the frame, which hears no key that is pressed in here. */
function useEscape({ store }: WidgetInstance, isModal: boolean) {
  useEffect(() => {
    if (!isModal) return undefined;
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      store.send({ type: "CLOSE_REQUESTED" });
    };
    document.addEventListener("keydown", handleKeyDown);
    return () => {
      document.removeEventListener("keydown", handleKeyDown);
    };
  }, [store, isModal]);
}

function useHeight(link: Link, isInline: boolean) {
  useEffect(() => {
    if (!isInline) return undefined;
    const observer = new ResizeObserver(() => {
      link.send({
        type: "height",
        height: Math.ceil(document.body.getBoundingClientRect().height),
      });
    });
    observer.observe(document.body);
    return () => {
      observer.disconnect();
    };
  }, [link, isInline]);
}
