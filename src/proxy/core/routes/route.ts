import * as v from "valibot";
import { invalidRequest } from "../answered-error.ts";
import type { SignedInUser } from "../signed-in-user.ts";

/** A request that passed the gate. */
export interface BrowserLoad {
  readonly request: Request;
  readonly requestId: string;
  /** The value of the route's `:parameter`, already matched against its pattern. */
  readonly parameter: string;
  /** The value of a second `:parameter`. */
  readonly inner: string;
  readonly query: URLSearchParams;
}

/** A request of our own client, of somebody who is signed in. */
export interface ApiCall extends BrowserLoad {
  readonly userKey: string;
  /** Resolves the user token; only routes that speak to Powens for the user call it. */
  readonly user: () => Promise<SignedInUser>;
  /** The JSON body, within its caps but not yet of any shape; `undefined` without one. */
  readonly body: unknown;
}

/** Reads the body of a call; the answer names the place that is wrong, never the value. */
export function parseBody<Output>(body: unknown, schema: v.GenericSchema<unknown, Output>): Output {
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue);
  throw invalidRequest(
    `The body does not match${path === null ? "" : ` at \`${path.slice(0, 80)}\``}.`,
  );
}

/** Reads the query of a call; the gate has let nothing else pass. */
export function readQuery<Output>(
  { query }: BrowserLoad,
  schema: v.GenericSchema<unknown, Output>,
): Output {
  const parsed = v.safeParse(schema, Object.fromEntries(query));
  if (parsed.success) return parsed.output;
  throw invalidRequest("The query does not match.");
}

export const readBody = <Output>(call: ApiCall, schema: v.GenericSchema<unknown, Output>): Output =>
  parseBody(call.body, schema);
