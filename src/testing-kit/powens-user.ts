import * as v from "valibot";
import type { Sandbox, Typed } from "../sandbox/index.ts";
import type { PassingClock } from "./passing-clock.ts";

const connectionSchema = v.object({
  id: v.number(),
  state: v.nullable(v.string()),
  /** `null` until the first data have come. */
  last_update: v.nullable(v.string()),
  connector: v.object({ name: v.string() }),
});
const connectionsSchema = v.object({ connections: v.array(connectionSchema) });
const createdSchema = v.object({ id: v.number() });

/** A connection as Powens has it. */
export type TestConnection = v.InferOutput<typeof connectionSchema>;

/** A user at the sandbox: what your backend would know of a person, and what Powens knows. */
export interface TestUser {
  /** The permanent user token, which no browser may ever see. */
  readonly token: string;
  /** The user's connections. */
  connections(): Promise<readonly TestConnection[]>;
  /**
   * Connects a bank behind the browser's back and waits for its first data: a test that begins with a connection.
   *
   * Rejects with what the sandbox answered when it refuses the fields.
   */
  connectBank(bank: { readonly id: number; readonly fields: Typed }): Promise<{
    readonly id: number;
  }>;
}

/** More than the five seconds that first data take. */
const FIRST_DATA_S = 10;

/** The user of a token, at one sandbox. */
export function createPowensUser(
  { sandbox, clock }: { readonly sandbox: Sandbox; readonly clock: PassingClock },
  token: string,
): TestUser {
  const ask = async <Schema extends v.GenericSchema>(
    schema: Schema,
    path: string,
    init: RequestInit = {},
  ): Promise<v.InferOutput<Schema>> => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const response = await sandbox.fetch(
      new Request(`${sandbox.publicUrl}/2.0${path}`, { headers, ...init }),
    );
    const body: unknown = await response.json();
    if (!response.ok && response.status !== 202)
      throw new Error(`the sandbox answered ${response.status}: ${JSON.stringify(body)}`);
    return v.parse(schema, body);
  };

  return {
    token,
    connections: async () =>
      (await ask(connectionsSchema, "/users/me/connections?expand=connector")).connections,
    connectBank: async ({ id, fields }) => {
      const created = await ask(createdSchema, "/users/me/connections", {
        method: "POST",
        body: JSON.stringify({ id_connector: id, ...fields }),
      });
      clock.pass(FIRST_DATA_S);
      return { id: created.id };
    },
  };
}
