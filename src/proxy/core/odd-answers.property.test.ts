import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue, createFakeClock, createSandbox } from "../../sandbox/index.ts";
import { proxyUnderTest } from "./testing/proxy-under-test.ts";
import { fetchTransport } from "./upstream/fetch-transport.ts";

type Path = readonly (string | number)[];
const isTree = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Every place of a body below its root. */
const placesOf = (value: unknown, path: Path = []): Path[] =>
  isTree(value)
    ? Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
        const place = [...path, Array.isArray(value) ? Number(key) : key];
        return [place, ...placesOf(inner, place)];
      })
    : [];

const REMOVED = Symbol("removed");
/** What may stand at a place instead. */
const oddities: readonly ((value: unknown) => unknown)[] = [
  () => null,
  () => REMOVED,
  () => true,
  () => false,
  () => 0,
  () => 1,
  () => -1.5,
  () => "",
  () => "text",
  () => "x".repeat(300),
  () => [],
  () => ({}),
  () => [[]],
  (value) => [value],
  (value) => ({ value }),
  (value) => ({ 0: value }),
  (value) => JSON.stringify(value),
];

function spoilt(body: unknown, path: Path, oddity: (value: unknown) => unknown): unknown {
  const copy: unknown = structuredClone(body);
  let parent: unknown = copy;
  for (const key of path.slice(0, -1)) parent = isTree(parent) ? Reflect.get(parent, key) : null;
  const last = path.at(-1);
  if (!isTree(parent) || last === undefined) return copy;
  const odd = oddity(Reflect.get(parent, last));
  if (odd !== REMOVED) Reflect.set(parent, last, odd);
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else Reflect.deleteProperty(parent, last);
  return copy;
}

/** A proxy over the sandbox; the next answer to a call is spoilt at one place, taken by a number. */
function overSandbox() {
  const sandboxClock = createFakeClock();
  const sandbox = createSandbox({ encryption: "none", clock: sandboxClock });
  const { token } = sandbox.addUser();
  const pass = fetchTransport((request) => sandbox.fetch(request));
  let wish: { call: string; place: number; oddity: number } | null = null;
  let spoiltAt: Path | null = null;
  const under = proxyUnderTest({
    powens: {
      url: "http://powens.localhost:4401/2.0",
      clientId: sandbox.clientId,
      transport: {
        async send(call) {
          const answer = await pass.send(call);
          if (wish?.call !== `${call.method} ${call.path.replace("/2.0", "")}`) return answer;
          const text =
            typeof answer.body === "string" ? answer.body : new TextDecoder().decode(answer.body);
          const body: unknown = JSON.parse(text);
          const places = placesOf(body);
          const path = places[wish.place % places.length] ?? [];
          const oddity = oddities[wish.oddity % oddities.length] ?? (() => null);
          spoiltAt = path;
          wish = null;
          return { ...answer, body: JSON.stringify(spoilt(body, path, oddity)) };
        },
      },
    },
    resolveUserToken: () => token,
    publicUrl: "http://app.localhost:4400/guichet",
  });
  return {
    ...under,
    sandboxClock,
    spoilNext: (call: string, place: number, oddity: number) => {
      wish = { call, place, oddity };
    },
    spoiltAt: () => spoiltAt,
  };
}

const numbers = [fc.nat(), fc.nat(oddities.length - 1)] as const;
const runs = { numRuns: 150 };
/** Without these nothing can be done with a thing. */
const needed: ReadonlySet<string> = new Set(["id", "name", "uuid"]);
/** These say that a connector is not to be offered. */
const hiding: ReadonlySet<string> = new Set(["hidden", "restricted"]);

const bodyOf = async (response: Response) => (await response.json()) as Record<string, unknown>;
const idsIn = (body: Record<string, unknown>, list: string, name: string) =>
  (body[list] as Record<string, unknown>[]).map((entry) => entry[name]);

const bankOf = (wanted: string) =>
  catalogue.find(({ scenario }) => scenario === wanted)?.connector.uuid ?? "";
const fields = { login: "12345678", password: "123456" };
const asked = { connector_uuid: bankOf("otp"), fields };

/** A connection whose bank asks a question, and what it asks for. */
async function inDialogue() {
  const house = overSandbox();
  const created = await bodyOf(await house.act("POST", "/connections", asked));
  const { id, fields: questions } = created["connection"] as {
    id: number;
    fields: { name: string }[];
  };
  return { ...house, id, answer: { [questions[0]?.name ?? ""]: "123456" } };
}

describe("[wire W10] whatever one place of an answer of the sandbox becomes", () => {
  it("[wire W10] the list keeps every other connector, and the one itself unless it cannot be named", async () => {
    const complete = idsIn(
      await bodyOf(await overSandbox().get("/connectors")),
      "connectors",
      "uuid",
    );
    await fc.assert(
      fc.asyncProperty(...numbers, async (place, oddity) => {
        const { get, spoilNext, spoiltAt } = overSandbox();
        spoilNext("GET /connectors", place, oddity);
        const response = await get("/connectors");
        const [list, entry, key] = spoiltAt() ?? [];
        // The list itself is what was taken away.
        if (list !== "connectors" || entry === undefined) return;
        expect(response.status).toBe(200);
        const kept = new Set(idsIn(await bodyOf(response), "connectors", "uuid"));
        const missing = complete.filter((uuid) => !kept.has(uuid));
        const mayBeMissing =
          key === undefined || needed.has(String(key)) || hiding.has(String(key));
        expect(missing.length).toBeLessThanOrEqual(mayBeMissing ? 1 : 0);
      }),
      runs,
    );
  });

  it("[wire W10] one connector is read unless it cannot be named", async () => {
    const path = `/connectors/${bankOf("otp")}`;
    await fc.assert(
      fc.asyncProperty(...numbers, async (place, oddity) => {
        const { get, spoilNext, spoiltAt } = overSandbox();
        spoilNext(`GET ${path}`, place, oddity);
        const response = await get(path);
        const [key, ...inner] = spoiltAt() ?? [];
        if (inner.length === 0 && needed.has(String(key))) return;
        expect(response.status).toBe(200);
      }),
      runs,
    );
  });

  it("[wire W10] a creation has an outcome, or one that is unknown", async () => {
    await fc.assert(
      fc.asyncProperty(...numbers, async (place, oddity) => {
        const { act, spoilNext, spoiltAt } = overSandbox();
        spoilNext("POST /users/me/connections", place, oddity);
        const body = await bodyOf(await act("POST", "/connections", asked));
        const isOfId = spoiltAt()?.length === 1 && spoiltAt()?.[0] === "id";
        if (isOfId && body["error"] !== undefined)
          expect(body).toMatchObject({ error: { code: "outcome_unknown" } });
        else expect(body).toMatchObject({ kind: "connection" });
      }),
      runs,
    );
  });

  it("[wire W10] an answer to a question has an outcome, whatever became of its answer", async () => {
    await fc.assert(
      fc.asyncProperty(...numbers, async (place, oddity) => {
        const { act, spoilNext, id, answer } = await inDialogue();
        const path = `/connections/${String(id)}`;
        spoilNext(`POST /users/me${path}`, place, oddity);
        const answered = await act("POST", path, { act: "answer", fields: answer });
        expect(await bodyOf(answered)).toMatchObject({ kind: "connection", connection: { id } });
      }),
      runs,
    );
  });

  it("[wire W10] connections and accounts are listed but for one that has no id", async () => {
    const { get, act, sandboxClock, spoilNext, spoiltAt, clock } = overSandbox();
    const plain = { connector_uuid: bankOf("plain"), fields };
    const created = await bodyOf(await act("POST", "/connections", plain));
    const { id } = created["connection"] as { id: number };
    sandboxClock.advance(60_000);
    for (const [path, list] of [
      ["/connections", "connections"],
      [`/connections/${String(id)}/accounts`, "accounts"],
    ] as const) {
      const read = async () => {
        clock.now += 60_000;
        const response = await get(path);
        return response.status === 200 ? idsIn(await bodyOf(response), list, "id") : null;
      };
      const complete = await read();
      expect(complete?.length).toBeGreaterThan(0);
      await fc.assert(
        fc.asyncProperty(...numbers, async (place, oddity) => {
          spoilNext(`GET /users/me${path}`, place, oddity);
          const kept = await read();
          const [name, entry, key] = spoiltAt() ?? [];
          if (name !== list || entry === undefined) return;
          const isGone =
            key === undefined || ["id", "id_connection", "deleted"].includes(String(key));
          expect(kept?.length).toBeGreaterThanOrEqual((complete?.length ?? 0) - (isGone ? 1 : 0));
        }),
        runs,
      );
    }
  });
});
