import { isConnectError } from "../../protocol/connect-error.ts";
import { AnsweredError } from "./answered-error.ts";
import type { ConnectionReader } from "./connection-reader.ts";
import { parseAddress } from "./loopback.ts";
import type { ProxySettings } from "./options.ts";
import type { ApiCall } from "./routes/route.ts";
import type { SignedInUser } from "./signed-in-user.ts";

/** Powens may be slow; the list of banks does not wait longer than this for a question about the set-up. */
const PATIENCE_MS = 3_000;

const mistake = (message: string) => new AnsweredError(500, "implementation_error", message);

/** `false` where Powens says that it does not know the token. No answer, or any other, says nothing about it. */
export async function isTokenKnown(
  { list }: Pick<ConnectionReader, "list">,
  user: SignedInUser,
): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<true>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, true);
  });
  const answered = list(user).then(
    () => true,
    (error: unknown) =>
      !isConnectError(error) || (error.code !== "session_expired" && error.code !== "forbidden"),
  );
  try {
    return await Promise.race([answered, patience]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Finds what is wrong with the host's set-up when the first list of banks is asked for, before anybody has typed
 * anything: at the first act it would look like a forbidden page or an expired session.
 *
 * @throws AnsweredError `implementation_error` that names the option.
 */
export async function checkSetUp(
  { callerOrigins, checksSetUp }: Pick<ProxySettings, "callerOrigins" | "checksSetUp">,
  connections: Pick<ConnectionReader, "list">,
  call: Pick<ApiCall, "request" | "user">,
): Promise<void> {
  if (!checksSetUp) return;
  // A browser says where a write comes from by itself, and of a read when our client asks it to.
  const page = parseAddress(call.request.headers.get("referer"))?.origin;
  if (page !== undefined && !callerOrigins.has(page)) {
    throw mistake(
      "This page's origin may not call the proxy: set `publicUrl` to where browsers reach it, on the origin of the page, or list that origin in `allowedOrigins`.",
    );
  }
  if (await isTokenKnown(connections, await call.user())) return;
  throw mistake(
    "Powens does not know the token that `resolveUserToken` answered: it must be the permanent token of a Powens user of the domain in `powens.url`.",
  );
}
