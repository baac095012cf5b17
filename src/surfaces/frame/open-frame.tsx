import { createRoot } from "react-dom/client";
import { createConnectApi, createSessionFetch } from "../../api/index.ts";
import { meetHost, openFrameLink } from "../../channel/index.ts";
import type { FrameMessage, HostMessage } from "../../protocol/frame-messages.ts";
import {
  createActLifetime,
  createGrowingFlowStore,
  createWidgetInstance,
} from "../../react/index.ts";
import type { Departure } from "../../react/index.ts";
import { askForTabs } from "./ask-for-tabs.ts";
import { createFramePage } from "./frame-page.ts";
import { FramedFlow } from "./framed-flow.tsx";
import { readHostMessage } from "./read-host-message.ts";
import { createSessionWish } from "./session-wish.ts";

type Start = Extract<HostMessage, { type: "start" }>;

/** Meets the page around the frame and draws the widget as the page wants it. */
export async function openFrame(view: Window, element: HTMLElement): Promise<void> {
  const { port, origin } = await meetHost(view);
  const link = openFrameLink<HostMessage, FrameMessage>(port, {
    read: readHostMessage,
    onMessage: (message) => {
      hear(message);
    },
  });
  const sessions = createSessionWish(link);
  const proxyUrl = new URL("api", view.location.href).href;
  const root = createRoot(element);
  let around: Start | null = null;

  const lifetime = createActLifetime();
  const fetch = createSessionFetch({
    proxyUrl,
    // What the page gave is looked at where every `fetchSession` is.
    fetchSession: sessions.ask as () => Promise<string>,
    mode: "bearer",
    hostOrigin: origin,
  });
  let settle: (how: Departure) => void = () => undefined;
  const page = createFramePage(
    view,
    link,
    () => around ?? { href: "", returnCode: null },
    () =>
      new Promise((resolve) => {
        settle = resolve;
      }),
  );
  const instance = createWidgetInstance(
    lifetime.bind(createConnectApi({ proxyUrl, fetch })),
    page,
    createGrowingFlowStore(),
  );
  askForTabs(element, link);

  const draw = ({ layout, options }: Start) => {
    root.render(<FramedFlow {...{ instance, lifetime, link, proxyUrl, layout, options }} />);
  };
  const hear = (message: HostMessage) => {
    switch (message.type) {
      case "start":
        // One frame is one flow.
        if (around === null) draw((around = message));
        break;
      case "update":
        if (around !== null) draw((around = { ...around, ...message, type: "start" }));
        break;
      case "session":
      case "noSession":
        sessions.hear(message);
        break;
      case "departed":
        settle(message.how);
        break;
      case "close":
        instance.store.send({ type: "CLOSE_REQUESTED" });
        if (message.force) instance.store.send({ type: "LEFT" });
        break;
    }
  };
}
