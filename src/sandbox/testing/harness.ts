import { createSandbox, type Sandbox } from "../create-sandbox.ts";
import { createFakeClock, type FakeClock } from "../fake-clock.ts";
import type { Institution, ScenarioName, WireField, WireSource } from "../institution.ts";
import type { SandboxOptions } from "../sandbox-options.ts";
import { createSeededRandom } from "../seeded-random.ts";

const both = ["webauth", "credentials"];

const source = (id: number, name: string, priority: number): WireSource => ({
  id,
  id_connector: 40,
  name,
  auth_mechanism: "credentials",
  available_auth_mechanisms: both,
  disabled: null,
  priority,
  account_usages: ["PRIV"],
  account_types: name === "openapi" ? ["checking", "card"] : ["lifeinsurance"],
});

const field = (name: string, type: string, extras: Partial<WireField> = {}): WireField => ({
  name,
  label: name,
  type,
  required: true,
  auth_mechanisms: ["credentials"],
  connector_sources: ["openapi", "directaccess"],
  ...extras,
});

/** An institution with two sources and a plain form, for one scenario. */
export function makeInstitution(
  scenario: ScenarioName,
  overrides: Partial<Institution["connector"]> = {},
): Institution {
  return {
    scenario,
    hasLogo: true,
    guide: { en: "-", fr: "-" },
    connector: {
      id: 40,
      uuid: "338178e6-3d01-564f-9a7b-52ca442459bf",
      name: "Banque d'essai",
      hidden: false,
      charged: true,
      code: null,
      beta: false,
      restricted: false,
      color: "5c2963",
      slug: "EXA",
      months_to_fetch: null,
      siret: null,
      auth_mechanism: "credentials",
      available_auth_mechanisms: both,
      capabilities: ["bank"],
      products: ["bank"],
      account_usages: ["PRIV"],
      account_types: ["checking", "card", "lifeinsurance"],
      urls: null,
      stability: { status: "stable", last_update: null },
      countries: [{ id: "FR", name: "France" }],
      sources: [source(1, "openapi", 1), source(2, "directaccess", 2)],
      fields: [field("login", "text"), field("password", "password")],
      ...overrides,
    },
  };
}

/** What an answer held, read once. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; throws for a page. */
  readonly body: Record<string, unknown>;
}

export interface Bench {
  readonly sandbox: Sandbox;
  readonly clock: FakeClock;
  readonly token: string;
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  /** Creates a connection with any login and the right password. */
  create(values?: Record<string, string>, query?: string): Promise<Answer>;
}

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    get body() {
      const parsed: unknown = JSON.parse(text);
      if (typeof parsed !== "object" || parsed === null) throw new TypeError("not an object");
      return Object.fromEntries(Object.entries(parsed));
    },
  };
}

/** A sandbox with one user and a fake clock. */
export function createBench(
  institutions: Institution | readonly Institution[],
  options: SandboxOptions = {},
): Bench {
  const clock = createFakeClock();
  const list = "connector" in institutions ? [institutions] : institutions;
  const sandbox = createSandbox({
    institutions: list,
    clock,
    random: createSeededRandom(),
    ...options,
  });
  const { token } = sandbox.addUser();
  const call: Bench["call"] = async (method, path, body, headers = {}) =>
    readAnswer(
      await sandbox.fetch(
        new Request(`https://domain.example/2.0${path}`, {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(body === undefined ? {} : { "content-type": "application/json" }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
    );
  return {
    sandbox,
    clock,
    token,
    call,
    create: (values = {}, query = "") =>
      call("POST", `/users/me/connections${query}`, {
        connector_uuid: list[0]?.connector.uuid,
        login: "12345678",
        password: "1234",
        ...values,
      }),
  };
}

/** The id in a body. */
export function idOf({ body }: Answer): number {
  const id = body["id"];
  if (typeof id !== "number") throw new TypeError("the body has no id");
  return id;
}
