import * as v from "valibot";
import { powensIdSchema } from "../../../protocol/identifiers.ts";
import { AnsweredError } from "../answered-error.ts";
import { parseAnswer } from "../upstream/powens-failure.ts";
import { askAsClient, type ClientSettings } from "./ask-as-client.ts";

const authTokenSchema = v.object({
  auth_token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,4096}$/)),
  type: v.literal("permanent"),
  id_user: powensIdSchema,
});

export interface PowensUser {
  readonly token: string;
  readonly id: number;
}

/** Creates a Powens user (`POST /auth/init`). A lost answer may have made one. */
export async function createPowensUser(settings: ClientSettings): Promise<PowensUser> {
  const answer = await askAsClient(settings, { name: "createUser", path: "/auth/init" });
  if (answer.status === 401 || answer.status === 403) {
    throw new AnsweredError(
      424,
      "upstream_rejected",
      "Powens refuses this client's credentials: check GUICHET_CLIENT_ID and GUICHET_CLIENT_SECRET, and that they are of the domain in GUICHET_POWENS_URL.",
      { requestId: answer.requestId },
    );
  }
  const user = parseAnswer(answer, authTokenSchema);
  return { token: user.auth_token, id: user.id_user };
}
