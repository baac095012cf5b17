import type { Connector } from "../protocol/index.ts";
import { ExternalLink } from "../ui/index.ts";
import { useTranslator } from "./connect-context.tsx";

const isSafeSite = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return protocol === "https:" && username === "" && password === "";
};

/** The bank's own site: the first https address of its connector; `null` when there is none. */
export const bankSiteOf = ({ urls }: Pick<Connector, "urls">): string | null =>
  urls.find(isSafeSite) ?? null;

/** “Open your bank’s site (new tab)”; nothing without an address. */
export function BankSiteLink({ site }: { readonly site: string | null }) {
  const { t } = useTranslator();
  return <ExternalLink href={site}>{t("label.bankSite")}</ExternalLink>;
}
