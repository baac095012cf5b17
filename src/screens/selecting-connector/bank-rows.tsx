import { useEffect, useRef, useState } from "react";
import type { ConnectorSummary } from "../../protocol/index.ts";
import { useTranslator } from "../../react/index.ts";
import { BankList, BankRow, Button } from "../../ui/index.ts";

/** Rows drawn at a time: a phone lays out no more than this without a pause. */
const PAGE = 60;

export interface BankRowsProps {
  /** Names what the banks answer to; another answer begins at its first page. */
  readonly listKey: string;
  readonly banks: readonly ConnectorSummary[];
  readonly logoUrl: (uuid: string) => string;
  /** The bank that is being read. */
  readonly busyUuid: string | null;
  readonly onSelect: (uuid: string) => void;
}

const isUnsteady = ({ stability }: ConnectorSummary) =>
  stability === "unstable" || stability === "down";

/** The banks to choose from, a page at a time. Rows outlive a change of the list, so that logos do not flicker. */
export function BankRows({ listKey, banks, logoUrl, busyUuid, onSelect }: BankRowsProps) {
  const { t } = useTranslator();
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
      <BankList label={t("selectingConnector.list")} busy={busyUuid !== null}>
        {banks.slice(0, shown).map((bank) => (
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
      {banks.length > shown && (
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
