import { seeOther } from "../answer.ts";
import { passTime } from "../passing-time.ts";
import type { AuthorisationRecord, UserRecord } from "../records.ts";
import { readBody, textOf } from "../request-body.ts";
import type { Call, Handler, Route } from "../route-table.ts";
import { scenarioOf } from "../scenarios/index.ts";
import { authorise } from "./authorise.ts";
import { bankTexts } from "./bank-texts.ts";
import { approvePage, endedPage, phonePage, signInPage } from "./bank-views.ts";

const PHONE = /Mobile|Android|iPhone|iPad/i;

const isBarred = ({ request }: Call, { institution }: AuthorisationRecord): boolean =>
  scenarioOf(institution).mobileOnly === true &&
  !PHONE.test(request.headers.get("user-agent") ?? "");

/** Hands over a visit that may still be decided, with its user as far as time has brought them. */
const withVisit =
  (
    handle: (
      call: Call,
      visit: AuthorisationRecord,
      user: UserRecord,
    ) => Response | Promise<Response>,
  ): Handler =>
  (call) => {
    const { world, params, request } = call;
    const visit = world.authorisations.get(params["visit"] ?? "");
    const user = visit === undefined ? undefined : world.users.get(visit.userId);
    if (visit === undefined || user === undefined || visit.expires <= world.clock.now()) {
      return endedPage(bankTexts(request));
    }
    if (isBarred(call, visit)) return phonePage(bankTexts(request), visit);
    passTime(world, user);
    return handle(call, visit, user);
  };

const showPage = ({ request }: Call, visit: AuthorisationRecord): Promise<Response> =>
  visit.customer === null
    ? signInPage(bankTexts(request), visit)
    : approvePage(bankTexts(request), visit);

async function takeForm(
  call: Call,
  visit: AuthorisationRecord,
  user: UserRecord,
): Promise<Response> {
  const { world, request, url } = call;
  const body = (await readBody(request)) ?? {};
  const act = textOf(body, "act");
  if (act === "signIn") visit.customer = (textOf(body, "customer") ?? "").trim().slice(0, 64);
  const isDecision =
    act === "refuse" || (visit.customer !== null && (act === "approve" || act === "fail"));
  if (!isDecision) return seeOther(url.pathname);
  world.authorisations.delete(visit.id);
  if (act === "refuse") {
    return goBack(visit, {
      error: "access_denied",
      error_description: "The user refused the authorisation",
    });
  }
  const connection = act === "approve" ? authorise(world, user, visit) : null;
  return connection === null
    ? // Recorded by a client: the description can be the text "None".
      goBack(visit, { error: "server_error", error_description: "None" })
    : goBack(visit, { id_connection: String(connection.id) });
}

function goBack(
  { redirectUri, state }: AuthorisationRecord,
  result: Readonly<Record<string, string>>,
): Response {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(result)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set("state", state);
  return seeOther(url.href);
}

export const bankRoutes: readonly Route[] = [
  { method: "GET", path: "/bank/:visit", handle: withVisit(showPage) },
  { method: "POST", path: "/bank/:visit", handle: withVisit(takeForm) },
];
