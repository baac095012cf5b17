import { openSession, pageFetch, resumeSession } from "../../api/session-client.ts";
import type { BrowserSession } from "../../api/session-client.ts";
import { isConnectError } from "../../protocol/index.ts";
import { createHostPage } from "../../react/index.ts";
import type { SessionState } from "../../protocol/session-api.ts";
import { forgetArrival, takeArrival } from "./arrival.ts";
import type { Arrival } from "./arrival.ts";
import type { FramedPage } from "./framed-page.ts";
import type { NoticeName } from "./notice-words.ts";
import type { PageMemory } from "./page-memory.ts";

/** A session, and whether somebody else's page is around this one. */
interface OpenPage {
  readonly session: BrowserSession;
  readonly frame: FramedPage | null;
}

/** What the hosted page shows first: a flow in its session, or why there is none. */
export type Beginning =
  | ({ readonly kind: "flow"; readonly state: SessionState } & OpenPage)
  | { readonly kind: "unreachable" }
  | {
      readonly kind: "notice";
      readonly name: NoticeName;
      /** What is wrong with the address. */
      readonly parameter?: string;
    };

export interface BeginOptions {
  readonly window: Window;
  readonly proxyUrl: string;
  readonly memory: PageMemory;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

const codeOf = (error: unknown) => (isConnectError(error) ? error.code : "implementation_error");

/** Why there is no flow; `null` when it may be tried again. */
function noticeOf(
  error: unknown,
  arrival: Arrival,
  { memory, opened }: { readonly memory: PageMemory; readonly opened: boolean },
): NoticeName | null {
  switch (codeOf(error)) {
    case "session_expired":
      // Opened a moment ago and unknown already: its cookie was not kept.
      if (opened) return "noCookie";
      if (arrival.kind !== "again") return "expired";
      if (memory.hasEnded()) return "done";
      return arrival.fromBank ? "elsewhere" : "ended";
    case "refused":
      return "used";
    case "not_available":
      return "notAvailable";
    case "invalid_request":
    case "forbidden":
      return "wrongLink";
    default:
      return null;
  }
}

/** A page, or the name of the parameter that is in its way. */
async function open(options: BeginOptions, arrival: Arrival): Promise<OpenPage | string> {
  const { window, proxyUrl, memory, fetch = pageFetch } = options;
  const client = { proxyUrl, fetch };
  switch (arrival.kind) {
    case "again":
      return { session: await resumeSession(client), frame: null };
    case "linked": {
      const swap = { connectToken: arrival.connectToken, nonce: memory.nonce() };
      return {
        session: await openSession({ ...client, ...swap, mode: "cookie-lax" }),
        frame: null,
      };
    }
    case "webview": {
      const { kind: _, ...asked } = arrival;
      const framed = window.parent !== window;
      const { openWebviewSession } = await import("../../api/session-webview.ts");
      const opened = await openWebviewSession({ ...asked, nonce: memory.nonce(), framed }, client);
      if (opened.kind === "wrong") return opened.parameter;
      const { session, parents } = opened;
      if (!framed) return { session, frame: null };
      const { createFramedPage } = await import("./framed-page.ts");
      return { session, frame: createFramedPage({ window, parents, session, proxyUrl }) };
    }
  }
}

/** Opens the session of a link, or takes up the one of this page. */
export async function beginHosted(options: BeginOptions): Promise<Beginning> {
  const { window, memory } = options;
  const arrival = takeArrival(window);
  let opened = false;
  try {
    const page = await open(options, arrival);
    opened = arrival.kind !== "again" && typeof page !== "string" && page.frame === null;
    forgetArrival(window);
    if (typeof page === "string") return { kind: "notice", name: "wrongLink", parameter: page };
    if (arrival.kind !== "again") memory.beginFlow();
    return { kind: "flow", ...page, state: await page.session.state() };
  } catch (error) {
    const name = noticeOf(error, arrival, { memory, opened });
    // What did not arrive may be tried again; everything else is decided.
    if (name === null) return { kind: "unreachable" };
    forgetArrival(window);
    createHostPage(window).takeReturnCode();
    return { kind: "notice", name };
  }
}
