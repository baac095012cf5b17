import { writeJson } from "../protocol/write-json.ts";
import type { ConnectErrorCode } from "../protocol/connect-error.ts";
import type { ConnectEventMetadata, ConnectEventName } from "../protocol/index.ts";
import { isBankAddress } from "../react/host-page.ts";
import type { ConnectOptions } from "../widget/index.ts";

/** What a page says about a widget in a frame: the options of every surface, and where the server is. */
export interface GuichetOptions extends Omit<
  ConnectOptions,
  "fetchSession" | "headingLevel" | "layout" | "onEvent" | "proxyUrl"
> {
  /** Where browsers reach `guichet serve`: its `GUICHET_PUBLIC_URL`. */
  readonly serverUrl: string;
  /**
   * Asks your backend for a connect token of whoever is signed in. Called when the widget opens, when its session has
   * ended, and after the bank.
   */
  readonly fetchSession?: (() => Promise<string>) | undefined;
  /**
   * Instead of `fetchSession`: one connect token, good once. `null` while you do not have it yet. Without
   * `fetchSession` a flow ends with its session.
   */
  readonly token?: string | null | undefined;
  /** As in every surface. A server that is newer than this loader may tell of events that it does not know. */
  readonly onEvent?:
    ((name: ConnectEventName | (string & {}), metadata: ConnectEventMetadata) => void) | undefined;
  /** `modal` (default) opens over the page, `inline` in `place` or in the element that `mount` is given. */
  readonly layout?: "inline" | "modal" | undefined;
  /** With the layout `inline`: the element to open in, also by itself after the bank. */
  readonly place?: Element | undefined;
}

/** A mistake of the integration is thrown where it is made. A ConnectError is known by its name: the class costs too much. */
export function expect(holds: boolean, otherwise: string): asserts holds {
  if (!holds)
    throw Object.assign(new Error(otherwise), {
      name: "ConnectError",
      code: "implementation_error" satisfies ConnectErrorCode,
    });
}

/** The address of something on the server, which may stand below a path. */
export function serverAddress(serverUrl: string, path: string): URL {
  expect(
    typeof serverUrl === "string" && isBankAddress(serverUrl),
    "serverUrl must be the https address of your Guichet server",
  );
  return new URL(path, serverUrl.replace(/\/*$/, "/"));
}

/**
 * Checks what the loader itself needs; what concerns the flow is checked in the frame.
 *
 * @throws ConnectError `implementation_error`, whose message names the option and the fix.
 */
export function checkGuichetOptions(options: GuichetOptions): void {
  const { serverUrl, fetchSession, token, layout = "modal", place } = options;
  serverAddress(serverUrl, "");
  expect(
    (fetchSession === undefined && token !== undefined) || typeof fetchSession === "function",
    "fetchSession must be a function that gets a connect token from your backend",
  );
  expect(token == null || typeof token === "string", "token must be a connect token or null");
  expect(["modal", "inline"].includes(layout), 'layout must be "modal" or "inline"');
  expect(place === undefined || place instanceof Element, "place must be an element");
}

/** What the frame is told: no function, no token, nothing of the loader's own. */
export function frameOptions(options: GuichetOptions): Record<string, unknown> {
  const { serverUrl, fetchSession, token, layout, place, ...flow } = options;
  try {
    // What is left can be posted. Of a function its name stays, which may be mistyped.
    return JSON.parse(writeJson(flow)) as Record<string, unknown>;
  } catch {
    expect(false, "options must be plain values");
  }
}
