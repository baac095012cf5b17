import { html, joined, type Html } from "../bank/html.ts";
import { shownState } from "../connection-state.ts";
import type { Institution, WireField } from "../institution.ts";
import type { ConnectionRecord } from "../records.ts";
import { findInstitution } from "../world.ts";
import { waysInto } from "./connector-ways.ts";
import { formField } from "./form-field.ts";
import { offeredItems } from "./offered-items.ts";
import { sourceOfVisit } from "./visited-connection.ts";
import { actButton, endedVisitPage, webviewPage } from "./webview-page.ts";
import { problemText } from "./webview-texts.ts";
import type { VisitCall, WebviewStage } from "./webview-visit.ts";

type Of<Kind extends WebviewStage["kind"]> = Extract<WebviewStage, { kind: Kind }>;
type Page = Promise<Response>;

const hostOf = ({ visit }: VisitCall): string => {
  const url = visit.redirectUri === null ? null : new URL(visit.redirectUri);
  return url === null ? "Sandbox" : url.host === "" ? url.protocol : url.host;
};

/** What every page offers at its foot. */
const exits = ({ visit: { texts } }: VisitCall): Html =>
  joined([actButton("cancel", texts.cancel), actButton("fail", texts.fail)]);

const institutionOf = ({ call }: VisitCall, uuid: string): Institution | undefined =>
  findInstitution(call.world, uuid);

const isAlreadyMade = ({ visit }: VisitCall): boolean => visit.done.length > 0;

function termsPage(from: VisitCall): Page {
  const { texts } = from.visit;
  return webviewPage(from.visit, {
    title: texts.termsTitle,
    body: html`<p>${texts.termsText(hostOf(from))}</p>
      ${actButton("accept", texts.acceptTerms, "", "main")}
      ${actButton("decline", texts.declineTerms)} ${exits(from)}`,
  });
}

function choosePage(from: VisitCall): Page {
  const { visit } = from;
  const { texts } = visit;
  const rows = visit.connectors.flatMap((uuid) => {
    const name = institutionOf(from, uuid)?.connector.name;
    return name === undefined ? [] : [html`<li>${actButton("choose", name, uuid)}</li>`];
  });
  return webviewPage(visit, {
    title: texts.chooseTitle,
    body: html`${
      rows.length === 0
        ? html`<p>${texts.noConnector}</p>`
        : html`<ul>
            ${joined(rows)}
          </ul>`
    }
    ${isAlreadyMade(from) ? actButton("finish", texts.finish) : html``}
    ${visit.flow === "manage" ? actButton("back", texts.back) : html``} ${exits(from)}`,
  });
}

function signInPage(from: VisitCall, { connector: uuid, connection, problem }: Of<"signIn">): Page {
  const { visit } = from;
  const { texts } = visit;
  const institution = institutionOf(from, uuid);
  if (institution === undefined) return endedVisitPage(texts);
  const { credentials, webauth } = waysInto(institution.connector, visit.sources);
  const inputs = (form: string, fields: readonly WireField[]) =>
    joined(
      fields.map(({ name, label, type, required, values }) =>
        formField(
          form,
          {
            name,
            label,
            type,
            isRequired: required,
            ...(values === undefined ? {} : { values }),
            value: visit.prefill.get(`${uuid}.${name}`),
          },
          texts.optional,
        ),
      ),
    );
  const form = (act: string, label: string, fields: readonly WireField[], kind: string) =>
    html`<form method="post">
      ${inputs(act, fields)}
      <button class="${kind}" name="act" value="${act}">${label}</button>
    </form>`;
  const canGoBack = connection === null && !(visit.isPreselected && visit.connectors.length === 1);
  return webviewPage(visit, {
    title: texts.detailsTitle,
    institution,
    problem,
    body: html`${
      credentials === null ? html`` : form("signIn", texts.signIn, credentials.fields, "main")
    }
    ${
      webauth === null
        ? html``
        : form("bank", texts.toBank, webauth.fields, credentials === null ? "main" : "")
    }
    ${canGoBack ? actButton("back", texts.back) : html``} ${exits(from)}`,
  });
}

function connectionPage(from: VisitCall, { id, problem }: Of<"connection">): Page {
  const { visit, user } = from;
  const { texts } = visit;
  const connection = user.connections.get(id);
  const source = connection === undefined ? undefined : sourceOfVisit(from, connection);
  if (connection === undefined || source === undefined) return endedVisitPage(texts);
  const { institution } = connection;
  const state = shownState(source);
  const page = (title: string, body: Html, said = problem) =>
    webviewPage(visit, {
      title,
      institution,
      problem: said,
      body: html`${body} ${exits(from)}`,
    });
  const go = actButton("look", texts.go, "", "main");
  if (state === "additionalInformationNeeded" && source.current?.kind === "ask") {
    const inputs = source.current.prompts.map(({ name, label, type, values }) =>
      formField(
        "answer",
        { name, label, type, isRequired: true, ...(values === undefined ? {} : { values }) },
        texts.optional,
      ),
    );
    return page(
      texts.questionTitle,
      html`<form method="post">
        ${joined(inputs)}
        <button class="main" name="act" value="answer">${texts.answer}</button>
      </form>`,
    );
  }
  if (source.current?.kind === "approve") {
    return page(
      texts.approveTitle,
      html`<p>${texts.approvalText}</p>
        ${go}`,
    );
  }
  if (state === "validating")
    return page(
      texts.waitTitle,
      html`<p>${texts.waitText}</p>
        ${go}`,
    );
  const said = problem ?? source.errorMessage ?? problemText(texts, state ?? "");
  return state === "webauthRequired"
    ? // The bank's text holds its address and a secret: it is never shown.
      page(
        texts.repairTitle,
        actButton("bank", texts.toBank, "", "main"),
        problem ?? problemText(texts, state),
      )
    : page(texts.repairTitle, actButton("sync", texts.retry, "", "main"), said);
}

function accountsPage(from: VisitCall, { id, problem }: Of<"accounts">): Page {
  const { visit, user } = from;
  const { texts } = visit;
  const connection = user.connections.get(id);
  if (connection === undefined) return endedVisitPage(texts);
  const items = offeredItems(visit, connection);
  const boxes = items.map(({ key, label, isShared }) => {
    // The real webview ticks what is new beforehand, unless its console says otherwise.
    const checked: Html = { html: isShared || visit.flow === "connect" ? "checked" : "" };
    return html`<div>
      <label><input type="checkbox" name="${key}" value="shared" ${checked} /> ${label}</label>
    </div>`;
  });
  return webviewPage(visit, {
    title: texts.accountsTitle,
    institution: connection.institution,
    problem,
    body: html`<form method="post">
        ${
          items.length === 0
            ? html`<p>${texts.noAccounts}</p>`
            : html`<fieldset>
                <legend>${texts.accountsLegend(hostOf(from))}</legend>
                ${joined(boxes)}
              </fieldset>`
        }
        <button class="main" name="act" value="share">
          ${items.length === 0 ? texts.go : texts.share}
        </button>
      </form>
      ${exits(from)}`,
  });
}

function morePage(from: VisitCall): Page {
  const { texts } = from.visit;
  return webviewPage(from.visit, {
    title: texts.moreTitle,
    body: html`${actButton("more", texts.more, "", "main")} ${actButton("finish", texts.finish)}`,
  });
}

function connectionRow(from: VisitCall, connection: ConnectionRecord): Html {
  const { texts } = from.visit;
  const { name } = connection.institution.connector;
  const source = sourceOfVisit(from, connection);
  const state = source === undefined ? null : shownState(source);
  const id = String(connection.id);
  return html`<li>
    <h2>${name}</h2>
    <p>${state === null ? texts.healthy : problemText(texts, state)}</p>
    ${state === null ? html`` : actButton("repair", texts.repair(name), id, "main")}
    ${actButton("accounts", texts.accounts(name), id)} ${actButton("reset", texts.reset(name), id)}
    ${actButton("remove", texts.remove(name), id)}
  </li>`;
}

function listPage(from: VisitCall): Page {
  const { visit, user } = from;
  const { texts } = visit;
  const rows = [...user.connections.values()].map((one) => connectionRow(from, one));
  return webviewPage(visit, {
    title: texts.listTitle,
    body: html`${
      rows.length === 0
        ? html`<p>${texts.noConnections}</p>`
        : html`<ul>
            ${joined(rows)}
          </ul>`
    }
    ${actButton("add", texts.add)}
    ${visit.redirectUri === null ? html`` : actButton("finish", texts.close)}`,
  });
}

function removePage(from: VisitCall, { id }: Of<"remove">): Page {
  const { visit, user } = from;
  const { texts } = visit;
  const institution = user.connections.get(id)?.institution;
  return webviewPage(visit, {
    title: texts.removeTitle(institution?.connector.name ?? ""),
    institution,
    body: html`<p>${texts.removeText}</p>
      ${actButton("confirmRemove", texts.confirmRemove, "", "main")}
      ${actButton("back", texts.back)}`,
  });
}

/** The page that a visit is at. */
export function stagePage(from: VisitCall): Page {
  const { stage } = from.visit;
  switch (stage.kind) {
    case "terms":
      return termsPage(from);
    case "choose":
      return choosePage(from);
    case "signIn":
      return signInPage(from, stage);
    case "connection":
      return connectionPage(from, stage);
    case "accounts":
      return accountsPage(from, stage);
    case "more":
      return morePage(from);
    case "list":
      return listPage(from);
    case "remove":
      return removePage(from, stage);
  }
}
