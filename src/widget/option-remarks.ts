import { closestName } from "../protocol/closest-name.ts";
import type { CredentialsPolicy } from "../protocol/index.ts";
import { optionNames } from "./widget-options.ts";
import type { ConnectOptions } from "./widget-options.ts";

/** What a framework or a test tool puts beside the options. */
const isOfOthers = (name: string) =>
  name === "ref" || name === "key" || /^(?:data|aria)-/.test(name);

/** Names that mean nothing here, and what they were most likely meant to be. */
export function unknownOptionRemarks(options: object): readonly string[] {
  return Object.entries(options)
    .filter(
      ([name, value]) => value !== undefined && !optionNames.includes(name) && !isOfOthers(name),
    )
    .map(([name]) => {
      const meant = closestName(name, optionNames);
      return `Guichet: "${name}" is not an option${meant === null ? "" : `; did you mean "${meant}"?`}`;
    });
}

/** Limits that only hold for what the widget itself shares. */
export function unheldLimitRemarks(
  { accounts }: Pick<ConnectOptions, "accounts">,
  policy: CredentialsPolicy,
): readonly string[] {
  if (policy === "forms" || accounts === undefined || accounts === false) return [];
  const limits = (["types", "usages", "ibans"] as const).filter(
    (name) => accounts[name] !== undefined,
  );
  return limits.length === 0
    ? []
    : [
        `Guichet: accounts.${limits.join(", accounts.")} says only what the widget offers. Under credentials: "webview" people share accounts at the Powens Webview, which knows nothing of it: check on your server what was shared.`,
      ];
}

const said = new Set<string>();

/** Tells the developer, each thing once in a page. Nothing of it keeps the widget from working. */
export async function sayRemarks(
  options: ConnectOptions,
  policy: Promise<CredentialsPolicy>,
): Promise<void> {
  const say = (remarks: readonly string[]) => {
    for (const remark of remarks) {
      if (said.has(remark)) continue;
      said.add(remark);
      // eslint-disable-next-line no-console -- a mistake of the set-up is for the developer, who looks here
      console.warn(remark);
    }
  };
  say(unknownOptionRemarks(options));
  // The flow itself tells the user where the policy cannot be read.
  const known = await policy.catch(() => null);
  if (known !== null) say(unheldLimitRemarks(options, known));
}
