import { createHash } from "node:crypto";
import * as v from "valibot";
import { openWebviewSchema, type WebviewOpened } from "../../../protocol/webview-parameters.ts";
import { jsonAnswer } from "../answer.ts";
import { AnsweredError, sessionExpired } from "../answered-error.ts";
import { parseBody } from "../routes/route.ts";
import { createShelf } from "../store/shelf.ts";
import { cookieOf } from "./presented-handle.ts";
import type { SessionCall, SessionServices } from "./session-services.ts";
import {
  countIgnored,
  readWebviewTerms,
  type WebviewTerms,
  WrongParameter,
} from "./webview-terms.ts";

/** As long as the same page may repeat a swap. */
const AGAIN_MS = 30_000;

type Asked = v.InferOutput<typeof openWebviewSchema>;

const ownOriginOf = ({ settings }: SessionServices) => new URL(settings.publicUrl).origin;

/** A session for the user whose code the address carries, or for a new one. Answers its connect token. */
async function mint(
  { sessions, swapCode, createUser, ...services }: SessionServices,
  { lang }: Asked,
  { code, redirectUri, state, ...terms }: WebviewTerms,
): Promise<string> {
  const userToken = code === null ? (await createUser()).token : await swapCode(code, redirectUri);
  if (userToken === null) throw sessionExpired();
  const several = terms.limits.maxConnections !== undefined;
  return sessions.mint({
    ...terms,
    userToken,
    // Nobody told us who they are to the client application: each address is a user of its own.
    userKey: `webview-${services.settings.randomHandle()}`,
    words: {},
    allowedOrigin: ownOriginOf({ sessions, swapCode, createUser, ...services }),
    returnAddress: null,
    locale: lang,
    webview: { redirectUri, state, wantsCode: code === null, several },
  });
}

/** The connect token of an address; a code is good once, and a page that reloads asks for it twice. */
async function tokenOf(services: SessionServices, asked: Asked, terms: WebviewTerms) {
  const { settings, keyRing } = services;
  const shelf = createShelf(settings.store, "webview", v.string());
  const asking = JSON.stringify([asked.nonce, asked.flow, asked.parameters]);
  const key = createHash("sha256").update(asking).digest("base64url");
  const sealed = await shelf.get([key]);
  const known = sealed === null ? null : keyRing.open(sealed, ["webview", key]);
  if (known !== null) return known;
  const connectToken = await mint(services, asked, terms);
  await shelf.put([key], keyRing.seal(connectToken, ["webview", key]), AGAIN_MS);
  return connectToken;
}

async function begin(services: SessionServices, asked: Asked): Promise<Response> {
  const { settings, sessions } = services;
  if (asked.flow === "manage")
    throw new AnsweredError(404, "not_available", "Connections cannot be managed here yet.");
  const terms = await readWebviewTerms(services, asked.flow, asked.parameters);
  const connectToken = await tokenOf(services, asked, terms);
  const { nonce, framed } = asked;
  const ownOrigin = ownOriginOf(services);
  const issued = await sessions.swap(
    framed
      ? { connectToken, nonce, mode: "bearer", hostOrigin: ownOrigin }
      : { connectToken, nonce, mode: "cookie-lax", hostOrigin: null },
  );
  const opened: WebviewOpened = {
    kind: "opened",
    expiresAt: new Date(issued.until).toISOString(),
    user: issued.user,
    parents: framed ? [...settings.allowedOrigins].filter((origin) => origin !== ownOrigin) : [],
    ...(issued.mode === "bearer" ? { handle: issued.handle } : {}),
  };
  return jsonAnswer(
    opened,
    200,
    issued.mode === "bearer" ? {} : { "set-cookie": cookieOf(issued.mode, issued, settings.now()) },
  );
}

/** A page that was opened at an address of the Powens Webview asks for its session. */
export async function openWebview(services: SessionServices, call: SessionCall): Promise<Response> {
  const { limits, log, webviewAddresses } = services;
  await limits.take("swap", call.address);
  if (!webviewAddresses) {
    throw new AnsweredError(
      404,
      "not_available",
      "The addresses of the Webview are off: GUICHET_WEBVIEW_ADDRESSES=on opens them.",
    );
  }
  const asked = parseBody(call.body, openWebviewSchema);
  const count = countIgnored(asked.parameters);
  if (count > 0) log.write({ event: "parameters_ignored", count, requestId: call.requestId });
  try {
    return await begin(services, asked);
  } catch (error) {
    if (!(error instanceof WrongParameter)) throw error;
    const wrong: WebviewOpened = { kind: "wrong", parameter: error.parameter };
    return jsonAnswer(wrong);
  }
}
