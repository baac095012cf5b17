import { openSession, resumeSession } from "../../api/session-client.ts";
import type { BrowserSession } from "../../api/session-client.ts";
import { isConnectError } from "../../protocol/index.ts";
import type { SessionState } from "../../protocol/session-api.ts";
import { forgetArrival, takeArrival } from "./arrival.ts";
import type { Arrival } from "./arrival.ts";
import type { NoticeName } from "./hosted-words.ts";
import type { PageMemory } from "./page-memory.ts";

/** What the hosted page shows first: a flow in its session, or why there is none. */
export type Beginning =
  | { readonly kind: "flow"; readonly session: BrowserSession; readonly state: SessionState }
  | { readonly kind: "notice"; readonly name: NoticeName };

export interface BeginOptions {
  readonly window: Window;
  readonly proxyUrl: string;
  readonly memory: PageMemory;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

const codeOf = (error: unknown) => (isConnectError(error) ? error.code : "implementation_error");

function noticeOf(error: unknown, arrival: Arrival, memory: PageMemory): NoticeName {
  switch (codeOf(error)) {
    case "session_expired":
      if (arrival.kind === "linked") return "expired";
      if (memory.hasEnded()) return "done";
      return arrival.fromBank ? "elsewhere" : "ended";
    case "refused":
      return "used";
    case "invalid_request":
    case "forbidden":
      return "wrongLink";
    default:
      return "unreachable";
  }
}

async function open({ window, ...client }: BeginOptions, arrival: Arrival) {
  if (arrival.kind === "again") return resumeSession(client);
  const { memory } = client;
  const session = await openSession({
    ...client,
    connectToken: arrival.connectToken,
    nonce: memory.nonce(),
    mode: "cookie-lax",
  });
  forgetArrival(window);
  memory.beginFlow();
  return session;
}

/** Opens the session of a link, or takes up the one of this page. */
export async function beginHosted(options: BeginOptions): Promise<Beginning> {
  const arrival = takeArrival(options.window);
  try {
    const session = await open(options, arrival);
    return { kind: "flow", session, state: await session.state() };
  } catch (error) {
    const name = noticeOf(error, arrival, options.memory);
    // What did not arrive may be tried again; everything else is decided.
    if (name !== "unreachable") forgetArrival(options.window);
    return { kind: "notice", name };
  }
}
