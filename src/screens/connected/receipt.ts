import type { FoundItem } from "../../flow/index.ts";
import type { Translator } from "../../i18n/index.ts";

/** What a consent was given for. Instants are milliseconds since 1970. */
export interface ReceiptFacts {
  readonly bank: string;
  readonly shared: readonly FoundItem[];
  readonly until: number | null;
  readonly stop: string | null;
  readonly purpose: string | null;
  readonly application: string;
  readonly at: number;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);

const STYLE =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:36em;margin:2em auto;padding:0 1em}" +
  "dt{font-weight:600;margin-top:1em}dd{margin:0}";

/**
 * A page that the PSU can keep or print: what this application showed when they chose. It is made here and goes
 * nowhere else; numbers are masked in it as they were on screen.
 */
export function receiptOf(
  { bank, shared, until, stop, purpose, application, at }: ReceiptFacts,
  { t, date, locale, dir, accountType }: Translator,
) {
  const namesOf = (wanted: FoundItem["kind"]) =>
    shared
      .filter(({ kind }) => kind === wanted)
      .map(({ name, type, number }) => {
        const ending =
          number === null
            ? null
            : t("choosingAccounts.endingIn", { digits: number.replace("…", "") });
        return [name ?? accountType(type ?? "unknown"), ending].filter(Boolean).join(", ");
      });
  const facts: readonly (readonly [string, readonly (string | null)[]])[] = [
    [t("receipt.date"), [date(at)]],
    [t("receipt.application"), [application]],
    [t("receipt.bank"), [bank]],
    [t("receipt.accounts"), namesOf("account")],
    [t("receipt.contracts"), namesOf("subscription")],
    [t("receipt.purpose"), [purpose]],
    [t("receipt.until"), [until === null ? null : date(until)]],
    [t("receipt.stop"), [stop]],
  ];
  const rows = facts
    .map(([label, values]) => [label, values.filter((value) => value !== null)] as const)
    .filter(([, values]) => values.length > 0)
    .map(
      ([label, values]) =>
        `<dt>${escaped(label)}</dt>${values.map((value) => `<dd dir="auto">${escaped(value)}</dd>`).join("")}`,
    );
  const title = escaped(t("receipt.title"));
  const text = `<!doctype html>
<html lang="${locale}" dir="${dir}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${STYLE}</style>
<h1>${title}</h1>
<dl>${rows.join("\n")}</dl>
<p>${escaped(t("receipt.notice", { app: application }))}</p>
</html>
`;
  return { name: `${t("receipt.file")}.html`, type: "text/html;charset=utf-8", text };
}
