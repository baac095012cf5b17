import * as v from "valibot";
import type { Connector } from "../../../protocol/connector.ts";
import { type WebauthStarted } from "../../../protocol/connection-answers.ts";
import {
  type FieldValues,
  startWebauthSchema,
  type WebauthRequest,
} from "../../../protocol/proxy-api.ts";
import { jsonAnswer } from "../answer.ts";
import { AnsweredError, invalidRequest } from "../answered-error.ts";
import { checkWebauthFieldNames } from "../field-rules.ts";
import { isSecureAddress, parseAddress } from "../loopback.ts";
import type { ProxySettings } from "../options.ts";
import type { ProxyServices } from "../proxy-services.ts";
import type { SignedInUser } from "../signed-in-user.ts";
import { singleUseCode } from "../single-use-code.ts";
import { unavailable } from "../upstream/no-answer.ts";
import type { PowensAnswer } from "../upstream/powens-answer.ts";
import type { PowensBankCall } from "../upstream/powens-client.ts";
import { failureOf, parseAnswer } from "../upstream/powens-failure.ts";
import { powensPaths } from "../upstream/powens-paths.ts";
import { PowensTransportError } from "../upstream/powens-transport.ts";
import { clientRefusalOf } from "./client-refusal.ts";
import { readReturnTo } from "./return-to.ts";
import { type ApiCall, readBody } from "./route.ts";
import { startWebview } from "./webview.ts";

/** The browser waits for it in one request, and what stands between cuts at a minute. */
const WEBAUTH_DEADLINE_MS = 55_000;
const FIELDS_LIMIT = 2_000;

const addressSchema = v.object({ url: v.string() });

/** These values travel in clear, inside an address: only what the connector asks there, and nothing secret. */
function checkFields(fields: FieldValues, connector: Connector): void {
  checkWebauthFieldNames(fields);
  const open = new Set(
    connector.fields.filter(({ type }) => type !== "password").map(({ name }) => name),
  );
  const stray = Object.keys(fields).find((name) => !open.has(name));
  if (stray !== undefined) {
    throw invalidRequest(`\`${stray}\` is not a field that may be sent before the bank's page.`);
  }
  if (Object.values(fields).join("").length > FIELDS_LIMIT) {
    throw invalidRequest("The values are too long for the bank's page.");
  }
}

/** An address to send a browser to, or the answer that there is none. */
function bankAddress(text: string | undefined, { powensIsLoopback }: ProxySettings): string {
  const url = parseAddress(text);
  const isLegal =
    url !== null &&
    url.username === "" &&
    url.password === "" &&
    (url.protocol === "https:" || (powensIsLoopback && isSecureAddress(url)));
  if (isLegal) return url.href;
  throw new AnsweredError(502, "invalid_response", "Powens gave no address that may be opened.");
}

async function askBank(
  { powens }: ProxyServices,
  call: Omit<PowensBankCall, "method" | "deadlineMs">,
): Promise<PowensAnswer> {
  try {
    return await powens.askBank({ ...call, method: "GET", deadlineMs: WEBAUTH_DEADLINE_MS });
  } catch (error) {
    // Asking for an address changes nothing at the bank.
    throw error instanceof PowensTransportError ? unavailable(error.failure) : error;
  }
}

async function addressWithFields(
  services: ProxyServices,
  user: SignedInUser,
  query: Readonly<Record<string, string>>,
): Promise<PowensAnswer> {
  const code = await singleUseCode(services, user);
  return askBank(services, {
    name: "webauth",
    path: powensPaths.webauth,
    query: { ...query, token: code },
  });
}

const isRedirect = ({ status }: PowensAnswer) => status >= 300 && status < 400;

async function startAtBank(
  services: ProxyServices,
  user: SignedInUser,
  request: WebauthRequest,
): Promise<WebauthStarted> {
  const { settings, connectors, connections, returns } = services;
  const { connector_uuid, id_connection: id, fields } = request;
  const hasFields = Object.keys(fields).length > 0;
  const returnTo = readReturnTo(request.returnTo, settings);
  const connector = await connectors.get(connector_uuid);
  checkFields(fields, connector);

  const left = { userKey: user.key, connector_uuid, id_connection: id, returnTo };
  const query = {
    ...fields,
    client_id: settings.clientId,
    redirect_uri: settings.callbackUrl,
    state: await returns.leave(left),
    ...(id === null ? { id_connector: String(connector.id) } : { id_connection: String(id) }),
    ...(request.source == null ? {} : { source: request.source }),
  };
  const answer = hasFields
    ? await addressWithFields(services, user, query)
    : await askBank(services, {
        name: "webauthUrl",
        path: powensPaths.webauthUrl,
        query,
        token: user.token,
      });

  const refusal = clientRefusalOf(answer);
  if (refusal !== null) throw refusal;
  let started: WebauthStarted;
  if (answer.status === 409 && id !== null) {
    started = { kind: "alreadyDone", connection: await connections.getAnew(user, id) };
  } else if (isRedirect(answer) && hasFields) {
    started = { kind: "leave", url: bankAddress(answer.headers["location"], settings) };
  } else if (hasFields) {
    throw failureOf(answer);
  } else {
    started = { kind: "leave", url: bankAddress(parseAnswer(answer, addressSchema).url, settings) };
  }
  connections.forget(user, id);
  return started;
}

export async function startWebauth(services: ProxyServices, call: ApiCall) {
  const request = readBody(call, startWebauthSchema);
  const start = request.via === "webview" ? startWebview : startAtBank;
  const { connector_uuid, id_connection: id } = request;
  const target = id === null ? `connector ${connector_uuid}` : `connection ${id}`;
  await services.acts.take(call.userKey, "leave", target);
  return jsonAnswer(await start(services, await call.user(), request));
}
