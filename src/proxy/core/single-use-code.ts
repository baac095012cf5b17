import * as v from "valibot";
import type { ProxyServices } from "./proxy-services.ts";
import type { SignedInUser } from "./signed-in-user.ts";
import { parseAnswer } from "./upstream/powens-failure.ts";
import { powensPaths } from "./upstream/powens-paths.ts";

const codeSchema = v.object({ code: v.pipe(v.string(), v.minLength(1)) });

/** A code of Powens for the user, good for one use: what an address may carry in the place of the user token. */
export async function singleUseCode(
  { powens }: Pick<ProxyServices, "powens">,
  { token }: SignedInUser,
): Promise<string> {
  const answer = await powens.read({
    name: "temporaryCode",
    path: powensPaths.temporaryCode,
    query: { type: "singleAccess" },
    token,
  });
  return parseAnswer(answer, codeSchema).code;
}
