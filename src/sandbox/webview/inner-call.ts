import * as v from "valibot";
import { DroppedConnectionError } from "../answer.ts";
import type { UserRecord } from "../records.ts";
import type { Call } from "../route-table.ts";

const answerSchema = v.looseObject({
  id: v.optional(v.number()),
  code: v.optional(v.string()),
  message: v.optional(v.string()),
});

/** What a call of the API came to: the connection, or why there is none. */
export type InnerAnswer =
  | { readonly isDone: true; readonly id: number | undefined }
  | { readonly isDone: false; readonly code: string; readonly message: string | null };

type Handle = (call: Call, user: UserRecord) => Response | Promise<Response>;

/** The webview is a client of the API as any other; what it sends never leaves the sandbox, so it sends it in clear. */
export async function innerCall(
  { world, request }: Call,
  user: UserRecord,
  handle: Handle,
  body: Readonly<Record<string, unknown>>,
  details: { readonly connection?: number; readonly isBackground?: boolean } = {},
): Promise<InnerAnswer> {
  const url = new URL(`${world.settings.publicUrl}/2.0`);
  if (details.isBackground === true) url.searchParams.set("background", "true");
  const inner: Call = {
    world: { ...world, settings: { ...world.settings, encryption: "none" } },
    url,
    query: url.searchParams,
    params: details.connection === undefined ? {} : { connection: String(details.connection) },
    request: new Request(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: request.signal,
    }),
  };
  try {
    const response = await handle(inner, user);
    const read = v.safeParse(answerSchema, await response.json());
    const { id, code = "bug", message = null } = read.success ? read.output : {};
    return response.ok ? { isDone: true, id } : { isDone: false, code, message };
  } catch (error) {
    if (error instanceof DroppedConnectionError || error instanceof SyntaxError) {
      return { isDone: false, code: "bug", message: null };
    }
    throw error;
  }
}
