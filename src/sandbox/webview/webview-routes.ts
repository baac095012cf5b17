import { seeOther } from "../answer.ts";
import { passTime } from "../passing-time.ts";
import { readBody } from "../request-body.ts";
import type { Handler, Route } from "../route-table.ts";
import { wipeUsers } from "../world.ts";
import { openingRoutes } from "./open-webview.ts";
import { comeBack, takeAct } from "./stage-acts.ts";
import { stagePage } from "./stage-pages.ts";
import { settle } from "./visited-connection.ts";
import { endedVisitPage } from "./webview-page.ts";
import { webviewTexts } from "./webview-texts.ts";
import type { VisitCall } from "./webview-visit.ts";

const withVisit =
  (handle: (from: VisitCall) => Promise<Response>): Handler =>
  (call) => {
    const { world, params, request } = call;
    wipeUsers(world);
    const visit = world.webviews.get(params["visit"] ?? "");
    const user = visit === undefined ? undefined : world.users.get(visit.userId);
    if (visit === undefined || user === undefined || visit.expires <= world.clock.now()) {
      return endedVisitPage(webviewTexts(request, undefined));
    }
    passTime(world, user);
    return handle({ call, visit, user });
  };

const toVisit = ({ call, visit }: VisitCall): Response =>
  seeOther(`${call.world.settings.publicUrl}/webview/visit/${visit.id}`);

const show = async (from: VisitCall): Promise<Response> =>
  (await settle(from)) ?? (await stagePage(from));

async function act(from: VisitCall): Promise<Response> {
  const body = (await readBody(from.call.request)) ?? {};
  return (await takeAct(from, body)) ?? (await settle(from)) ?? toVisit(from);
}

const back = (from: VisitCall): Promise<Response> => {
  comeBack(from);
  return Promise.resolve(toVisit(from));
};

/** The pages of the webview. Its address proper only opens a visit, so that no code stays in the browser's bar. */
export const webviewRoutes: readonly Route[] = [
  { method: "GET", path: "/webview/visit/:visit", handle: withVisit(show) },
  { method: "POST", path: "/webview/visit/:visit", handle: withVisit(act) },
  { method: "GET", path: "/webview/visit/:visit/back", handle: withVisit(back) },
  ...openingRoutes,
];
