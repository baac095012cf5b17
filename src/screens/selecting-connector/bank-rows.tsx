import { useEffect, useRef, useState } from "react";
import type { ConnectorSummary } from "../../protocol/index.ts";
import { levelBelow, useConnectContext, useTranslator } from "../../react/index.ts";
import { BankList, BankRow, Button, Heading } from "../../ui/index.ts";
import styles from "./bank-rows.module.css";

/** Rows drawn at a time: a phone lays out no more than this without a pause. */
const PAGE = 60;

export interface BankPart {
  /** `null` where the list is one. */
  readonly heading: string | null;
  readonly banks: readonly ConnectorSummary[];
}

export interface BankRowsProps {
  /** Names what the banks answer to; another answer begins at its first page. */
  readonly listKey: string;
  /** The banks, in one part or under the heading of each. */
  readonly parts: readonly BankPart[];
  readonly logoUrl: (uuid: string) => string;
  /** The bank that is being read. */
  readonly busyUuid: string | null;
  readonly onSelect: (uuid: string) => void;
}

const isUnsteady = ({ stability }: ConnectorSummary) =>
  stability === "unstable" || stability === "down";

/** As many banks as are shown, and the parts that have one of them. */
function firstOf(parts: readonly BankPart[], count: number): BankPart[] {
  let left = count;
  return parts.flatMap(({ heading, banks }) => {
    const shown = banks.slice(0, Math.max(left, 0));
    left -= banks.length;
    return shown.length === 0 ? [] : [{ heading, banks: shown }];
  });
}

/** The banks to choose from, a page at a time. Rows outlive a change of the list, so that logos do not flicker. */
export function BankRows({ listKey, parts, logoUrl, busyUuid, onSelect }: BankRowsProps) {
  const { t } = useTranslator();
  const { headingLevel } = useConnectContext();
  const [pages, setPages] = useState({ listKey, count: 1 });
  const count = pages.listKey === listKey ? pages.count : 1;
  const shown = count * PAGE;
  const rows = useRef<HTMLDivElement>(null);

  useEffect(() => {
    // The button that showed more may be gone: what it showed is where to go on.
    if (count > 1) rows.current?.querySelectorAll("button")[(count - 1) * PAGE]?.focus();
  }, [count]);

  return (
    <div ref={rows}>
      {firstOf(parts, shown).map(({ heading, banks }, place) => (
        <div key={place} className={styles["part"]}>
          {heading !== null && (
            <Heading level={levelBelow(headingLevel)} size="small">
              {heading}
            </Heading>
          )}
          <BankList label={heading ?? t("selectingConnector.list")} busy={busyUuid !== null}>
            {banks.map((bank) => (
              <BankRow
                key={bank.uuid}
                id={bank.uuid}
                name={bank.name}
                color={bank.color}
                logoUrl={logoUrl(bank.uuid)}
                detail={bank.uuid === busyUuid ? t("label.loading") : undefined}
                note={isUnsteady(bank) ? t("selectingConnector.unstable") : undefined}
                onSelect={onSelect}
              />
            ))}
          </BankList>
        </div>
      ))}
      {parts.reduce((sum, { banks }) => sum + banks.length, 0) > shown && (
        <Button
          variant="secondary"
          wide
          onClick={() => {
            setPages({ listKey, count: count + 1 });
          }}
        >
          {t("selectingConnector.showMore")}
        </Button>
      )}
    </div>
  );
}
