import { seeOther } from "../answer.ts";
import type { UserRecord } from "../records.ts";
import type { Call, Handler } from "../route-table.ts";
import { isAllowedRedirect } from "../routes/redirect-uri.ts";
import { addUser, userOfToken } from "../world.ts";
import { firstStage } from "./first-stage.ts";
import { returnAddress } from "./leave-webview.ts";
import { selectConnectors } from "./select-connectors.ts";
import { brokenLinkPage } from "./webview-page.ts";
import { webviewTexts } from "./webview-texts.ts";
import type { WebviewFlow, WebviewVisit } from "./webview-visit.ts";

const LIFE_MS = 1_800_000;

/** `xyz` or `xyz.biapi.pro`, or the address at which a sandbox is served. */
const DOMAIN = /^[a-z\d]+(?:[.-][a-z\d]+)*(?::\d+)?$/i;

const listOf = (query: URLSearchParams, name: string): readonly string[] =>
  (query.get(name) ?? "").split(",").filter((item) => item !== "");

/** What is wrong with the address itself; then there is nowhere to return to. */
function flawOf({ world, query }: Call, flow: WebviewFlow, isOld: boolean): string | null {
  const redirectUri = query.get("redirect_uri");
  if (!isOld && !DOMAIN.test(query.get("domain") ?? "")) return "domain is missing";
  if (query.get("client_id") !== world.settings.clientId) return "client_id is unknown";
  if (redirectUri === null && flow !== "manage") return "redirect_uri is missing";
  if (redirectUri !== null && /[?#]/.test(redirectUri)) return "redirect_uri has a query string";
  if (redirectUri !== null && !isAllowedRedirect(world.settings, redirectUri)) {
    return "redirect_uri is not one of the client application's";
  }
  if (flow !== "connect" && query.get("code") === null) return "code is missing";
  if (flow === "reconnect" && query.get("connection_id") === null)
    return "connection_id is missing";
  const most = query.get("max_connections");
  return most !== null && !/^[1-9]\d{0,2}$/.test(most) ? "max_connections must be a number" : null;
}

/** The user of the code; a code for single access is used up. `null` when it is not valid. */
function userOf({ world, query }: Call): UserRecord | null {
  const code = query.get("code");
  if (code === null) return addUser(world);
  const record = world.tokens.get(code);
  const user =
    record === undefined || record.kind === "permanent" ? null : userOfToken(world, code);
  if (record?.single === true) world.tokens.delete(code);
  return user;
}

function visitOf(call: Call, flow: WebviewFlow, user: UserRecord): WebviewVisit | null {
  const { world, query, request, params } = call;
  const { connectors, isPreselected } = selectConnectors(world, query);
  const most = query.get("max_connections");
  const visit: Omit<WebviewVisit, "stage"> = {
    id: world.random.token(),
    flow,
    userId: user.id,
    isNewUser: query.get("code") === null,
    redirectUri: query.get("redirect_uri"),
    state: query.get("state"),
    connectors,
    isPreselected,
    accountTypes: listOf(query, "account_types"),
    accountIbans: listOf(query, "account_ibans"),
    maxConnections: most === null ? null : Number(most),
    sources: [...listOf(query, "connection_sources"), ...listOf(query, "sources")],
    prefill: new Map([...query].filter(([name]) => name.includes("."))),
    texts: webviewTexts(request, params["lang"]),
    expires: world.clock.now() + LIFE_MS,
    done: [],
  };
  const stage = firstStage(world, visit, user, query);
  return stage === null ? null : { ...visit, stage };
}

/** Opens the webview: checks the address, and moves on to one without a code in it. */
const open =
  (flow: WebviewFlow, isOld: boolean): Handler =>
  (call) => {
    const { world, query, request, params } = call;
    const flaw = flawOf(call, flow, isOld);
    const texts = webviewTexts(request, params["lang"]);
    if (flaw !== null) return brokenLinkPage(texts, flaw);
    const user = userOf(call);
    const visit = user === null ? null : visitOf(call, flow, user);
    const redirectUri = query.get("redirect_uri");
    if (visit === null) {
      const reason = user === null ? "The code is not valid" : "There is no such connection";
      if (redirectUri === null) return brokenLinkPage(texts, reason);
      const result = { error: "server_error", error_description: reason };
      return seeOther(returnAddress(redirectUri, result, query.get("state")));
    }
    world.webviews.set(visit.id, visit);
    return seeOther(`${world.settings.publicUrl}/webview/visit/${visit.id}`);
  };

const flows: readonly WebviewFlow[] = ["connect", "reconnect", "manage"];

/** Today's address, with or without a language, and the one of former years on the domain itself. */
export const openingRoutes = flows.flatMap((flow) => [
  { method: "GET", path: `/webview/${flow}`, handle: open(flow, false) },
  { method: "GET", path: `/webview/:lang/${flow}`, handle: open(flow, false) },
  { method: "GET", path: `/2.0/auth/webview/${flow}`, handle: open(flow, true) },
  { method: "GET", path: `/2.0/auth/webview/:lang/${flow}`, handle: open(flow, true) },
]);
