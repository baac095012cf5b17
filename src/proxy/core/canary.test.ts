import { afterEach, describe, expect, it, vi } from "vitest";
import { connection, newKey, ORIGIN, proxyUnderTest, UUID } from "./testing/proxy-under-test.ts";
import type { ScriptedAnswer } from "./testing/scripted-powens.ts";
import { createMemoryStore } from "./store/memory-store.ts";
import type { ProxyStore } from "./store/proxy-store.ts";
import { PowensTransportError } from "./upstream/powens-transport.ts";

const CREATE = "POST /users/me/connections";
const ONE = "/users/me/connections/8812";

/** Everything that must never be found where it does not belong. */
const secrets = {
  token: "canary-token",
  login: "canary-login",
  password: "canary-password",
  otp: "canary-otp",
  description: "canary-description",
  address: "https://bank.example/canary-address",
};

/** A store that keeps a copy of all that was ever written. */
function watchedStore(): { store: ProxyStore; written: string[] } {
  const written: string[] = [];
  const store = createMemoryStore();
  return {
    written,
    store: {
      ...store,
      put: (key, value, ttlMs) => {
        written.push(key, value);
        return store.put(key, value, ttlMs);
      },
      putIfAbsent: (key, value, ttlMs) => {
        written.push(key, value);
        return store.putIfAbsent(key, value, ttlMs);
      },
    },
  };
}

afterEach(() => {
  vi.useRealTimers();
});

/** Each way Powens may end an act, with the typed values and its technical texts echoed wherever it could. */
const echo = { description: `${secrets.description} ${secrets.password} ${secrets.address}` };
const endings: [string, () => ScriptedAnswer | Promise<ScriptedAnswer>][] = [
  ["a connection", () => ({ json: connection({ id_user: secrets.login, ...echo }) })],
  [
    "webauthRequired",
    () => ({
      json: connection({ state: "webauthRequired", error_message: secrets.address, ...echo }),
    }),
  ],
  [
    "a prompt",
    () => ({
      json: connection({
        state: "additionalInformationNeeded",
        error_message: secrets.otp,
        fields: [{ name: "sms", label: "Code", type: "text", value: secrets.otp }],
      }),
    }),
  ],
  ...["wrongpass", "config", "badRequest", "SCARequired", "aNewCode", "missingParameter"].map(
    (code): [string, () => ScriptedAnswer] => [
      code,
      () => ({ status: 400, json: { code, ...echo } }),
    ],
  ),
  [
    "an address in the message",
    () => ({ status: 400, json: { code: "bug", message: secrets.address } }),
  ],
  ["401", () => ({ status: 401, json: { code: "unauthorized", ...echo } })],
  [
    "HTML",
    () => ({ status: 500, body: `<html>${echo.description}`, headers: { server: "canary" } }),
  ],
  ["another shape", () => ({ json: { ...echo } })],
  ["a timeout", () => Promise.reject(new PowensTransportError("timeout"))],
  ["an error with a body", () => Promise.reject(new Error(echo.description))],
];

describe.each(endings)("when an act ends with %s", (_name, ending) => {
  it("[T88][T44] no secret is in any answer, header, log line or record", async () => {
    vi.useFakeTimers();
    const { store, written } = watchedStore();
    const { powens, send, get, log } = proxyUnderTest({
      store,
      resolveUserToken: () => secrets.token,
    });
    powens.on(CREATE, ending);
    powens.on(`POST ${ONE}`, ending);
    powens.on(`PUT ${ONE}`, ending);
    powens.on(`GET ${ONE}`, ending);
    powens.on("GET /webauth-url", ending);
    const key = newKey();
    const keyed = { "idempotency-key": key };
    const fields = { login: secrets.login, password: secrets.password };
    const sent = [
      send({
        method: "POST",
        path: "/connections",
        body: { connector_uuid: UUID, fields },
        headers: keyed,
      }),
      send({
        method: "POST",
        path: "/connections/8812",
        body: { act: "answer", fields: { sms: secrets.otp } },
        headers: { "idempotency-key": newKey() },
      }),
      send({ method: "PUT", path: "/connections/8812", headers: { "idempotency-key": newKey() } }),
      send({
        method: "POST",
        path: "/webauth",
        body: { connector_uuid: UUID, id_connection: 8812, returnTo: `${ORIGIN}/` },
      }),
      // Not what the contract says: the refusal must not repeat it.
      send({ method: "POST", path: "/connections", body: { ...fields, fields }, headers: keyed }),
      send({
        method: "POST",
        path: "/connections",
        body: `{"login":"${secrets.login}"`,
        headers: keyed,
      }),
      get("/connections/8812"),
      get("/connections"),
    ];
    await vi.runAllTimersAsync();
    const answers = [...(await Promise.all(sent)), await get(`/operations/${key}`)];

    const sinks = [
      ...(await Promise.all(answers.map((answer) => answer.text()))),
      ...answers.flatMap(({ headers }) => [...headers].flat()),
      JSON.stringify(log),
      ...written,
    ].join("\n");
    expect(sinks).not.toMatch(/canary/);
    expect(powens.callsTo(CREATE)[0]?.body).toContain(secrets.password);
  });
});
