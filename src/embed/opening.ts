import { meetFrame } from "../channel/meet-frame.ts";
import type { FrameLink } from "../channel/frame-link.ts";
import type { FrameMessage, HostMessage } from "../protocol/frame-messages.ts";
import type { ConnectMetadata, ExitError } from "../protocol/index.ts";
import { createFrame } from "./frame-element.ts";
import { frameOptions, serverAddress } from "./guichet-options.ts";
import type { GuichetOptions } from "./guichet-options.ts";
import { loaderWords } from "./loader-words.ts";
import { createPageActs } from "./page-acts.ts";
import { readFrameMessage } from "./read-frame-message.ts";
import type { SessionDesk } from "./session-desk.ts";
import { createShell } from "./shell.ts";

/** A frame that has drawn nothing by then is taken for blocked. When it comes all the same, it is shown. */
const LOAD_TIMEOUT_MS = 10_000;

export interface OpeningOptions {
  /** The host's latest. */
  readonly options: () => GuichetOptions;
  readonly sessions: SessionDesk;
  /** The return code that the page was come back to with. */
  readonly returnCode: () => string | null;
  /** Where an inline widget stands. */
  readonly place: Element | null;
  /** It is closed, and off the page. */
  readonly onOver: () => void;
}

type CallbackName = "onClose" | "onEvent" | "onExit" | "onLoad" | "onSuccess";
type Facts<Name extends CallbackName> = Parameters<NonNullable<GuichetOptions[Name]>>;

/** One widget on the page, from opening to closing. */
export interface Opening {
  update(): void;
  focus(): void;
  exit(force: boolean): void;
  /** Takes it off the page; nobody is told. */
  remove(): void;
}

/** Opens a widget: a frame of the server on the page, and the channel with it. */
export function createOpening(given: OpeningOptions): Opening {
  const { sessions, onOver } = given;
  const { serverUrl, locale, theme, connectionId = null } = given.options();
  const { origin } = serverAddress(serverUrl, "");
  const words = loaderWords(locale);
  let link: FrameLink<HostMessage> | null = null;
  let error: ExitError | null = null;
  let isShown = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leaveFrame: () => void = () => undefined;

  /** A host whose callback fails hears of it in its own console; the widget goes on. */
  const tell = <Name extends CallbackName>(name: Name, ...facts: Facts<Name>) => {
    try {
      const callback = given.options()[name] as ((...facts: Facts<Name>) => void) | undefined;
      callback?.(...facts);
    } catch (fault) {
      reportError(fault);
    }
  };
  const close = (facts?: ConnectMetadata) => {
    remove();
    if (facts !== undefined) tell("onExit", error, facts);
    onOver();
    tell("onClose");
  };
  const requestClose = (force: boolean) => {
    if (isShown) link?.send({ type: "close", force });
    else
      // There is no flow yet that could end.
      close({
        // A page that is not encrypted has no `randomUUID`; this is a name, and opens nothing.
        flowId: String(Math.random()),
        step: "opening",
        connectorUuid: null,
        connectionId,
        state: null,
        timestamp: Date.now(),
      });
  };

  const shell = createShell({
    words,
    theme,
    place: given.place,
    onClose: () => {
      requestClose(false);
    },
    onRetry: () => {
      load();
    },
  });
  const acts = createPageActs(String(connectionId ?? "new"), (departed) => link?.send(departed));

  function fail(fix: string) {
    clearTimeout(timer);
    if (isShown) return;
    error = {
      code: "frame_blocked",
      message: `the frame of ${origin} did not load: ${fix}`,
      displayMessage: words.failed,
      recovery: { action: "fix_integration", actor: "client_application", retryable: true },
      requestId: null,
    };
    shell.fail();
  }
  const handleViolation = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    if (effectiveDirective === "frame-src" && blockedURI.startsWith(origin))
      fail("add it to frame-src of this page's content security policy");
  };

  function handleMessage(message: FrameMessage) {
    switch (message.type) {
      case "ready":
        clearTimeout(timer);
        error = null;
        isShown = true;
        shell.reveal();
        break;
      case "height":
        shell.resize(message.height);
        break;
      case "needSession":
        sessions.next((answer) => link?.send(answer));
        break;
      case "load":
        tell("onLoad");
        break;
      case "event":
        tell("onEvent", message.name, message.metadata);
        break;
      case "success":
        tell("onSuccess", message.result, message.metadata);
        break;
      case "exit":
        tell(
          "onExit",
          message.error && { ...message.error, cause: sessions.fault },
          message.metadata,
        );
        break;
      case "close":
        close();
        break;
      default:
        acts(message);
    }
  }

  function load() {
    leaveFrame();
    link = null;
    error = null;
    const frame = createFrame(serverUrl);
    leaveFrame = meetFrame<FrameMessage, HostMessage>({
      view: window,
      frame,
      origin,
      read: readFrameMessage,
      onMessage: handleMessage,
      onMet: (met) => {
        link = met;
        const options = given.options();
        met.send({
          type: "start",
          options: frameOptions(options),
          layout: options.layout ?? "modal",
          href: window.location.href,
          returnCode: given.returnCode(),
        });
      },
      onStranger: () => {
        fail("it is of another version than this page's loader");
      },
    });
    timer = setTimeout(() => {
      fail(
        "is the server there, and is this page's origin in GUICHET_ALLOWED_ORIGINS, and that of every page around it?",
      );
    }, LOAD_TIMEOUT_MS);
    shell.load(frame);
  }

  function remove() {
    clearTimeout(timer);
    document.removeEventListener("securitypolicyviolation", handleViolation);
    leaveFrame();
    shell.remove();
  }

  document.addEventListener("securitypolicyviolation", handleViolation);
  sessions.prepare();
  load();
  return {
    update: () => {
      link?.send({
        type: "update",
        options: frameOptions(given.options()),
        href: window.location.href,
      });
    },
    focus: () => {
      shell.focus();
    },
    exit: requestClose,
    remove,
  };
}
