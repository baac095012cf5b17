import type { ReactNode } from "react";
import type { Connector } from "../protocol/index.ts";
import { ExternalLink } from "../ui/index.ts";
import styles from "./bank-site-link.module.css";
import { useTranslator } from "./connect-context.tsx";

const isSafeSite = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return protocol === "https:" && username === "" && password === "";
};

/** The bank's own site: the first https address of its connector; `null` when there is none. */
export const bankSiteOf = ({ urls }: Pick<Connector, "urls">): string | null =>
  urls.find(isSafeSite) ?? null;

/** “Open your bank’s site (new tab)”, as a quiet link; nothing without an address. */
export function BankSiteLink({ site }: { readonly site: string | null }) {
  const { t } = useTranslator();
  return <ExternalLink href={site}>{t("label.bankSite")}</ExternalLink>;
}

/** A link that opens a tab and looks like the primary button, whatever the address is kept from: no referrer, no opener. */
export function TabLinkPrimary({
  href,
  children,
}: {
  readonly href: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles["primary"]}>
      <a href={href} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
    </div>
  );
}

/** The same link where going to the bank is what helps: it looks like the primary button, and stays a link. */
export function BankSitePrimary({ site }: { readonly site: string }) {
  return (
    <div className={styles["primary"]}>
      <BankSiteLink site={site} />
    </div>
  );
}
