import type { ReactNode, Ref } from "react";
import type { ConnectorSummary } from "../../protocol/index.ts";
import { StepHeading, levelBelow, useConnectContext, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";
import {
  BankList,
  Button,
  Heading,
  LinkButton,
  Screen,
  SearchField,
  SelectField,
  Skeleton,
  Text,
} from "../../ui/index.ts";
import { splitByCountry } from "./bank-filters.ts";
import type { BankFilters } from "./bank-filters.ts";
import { BankRows } from "./bank-rows.tsx";
import type { BankPart } from "./bank-rows.tsx";
import styles from "./filters.module.css";

export type ListState =
  | { readonly kind: "loading" }
  | { readonly kind: "failed" }
  /** No bank at all is offered. */
  | { readonly kind: "empty" }
  | {
      readonly kind: "ready";
      readonly banks: readonly ConnectorSummary[];
      /** They are the closest matches. */
      readonly isWidened: boolean;
    };

export interface SelectingConnectorViewProps {
  readonly frame: StepFrame;
  readonly list: ListState;
  readonly query: string;
  readonly filters: BankFilters;
  /** ISO codes, in the order to show; fewer than two: the question is not asked. */
  readonly countries: readonly string[];
  readonly asksKind: boolean;
  /** The reader's own country, whose banks come first while nothing narrows the list; `null` where nobody knows. */
  readonly homeCountry: string | null;
  readonly busyUuid: string | null;
  readonly logoUrl: (uuid: string) => string;
  readonly fieldRef: Ref<HTMLInputElement>;
  readonly onQuery: (query: string) => void;
  readonly onFilters: (filters: BankFilters) => void;
  readonly onSelect: (uuid: string) => void;
  readonly onRetry: () => void;
  readonly onNotListed: () => void;
}

/** The list of banks, its search, and what stands in its place. */
export function SelectingConnectorView(props: SelectingConnectorViewProps) {
  const { frame, list, query, onQuery, onNotListed, fieldRef } = props;
  const { t } = useTranslator();
  return (
    <Screen
      {...frame}
      intro={<StepHeading>{t("selectingConnector.heading")}</StepHeading>}
      secondary={
        // A list that is not there has no bank that it lacks.
        list.kind === "empty" || list.kind === "failed" ? undefined : (
          <LinkButton onClick={onNotListed}>{t("label.notListed")}</LinkButton>
        )
      }
    >
      {list.kind !== "empty" && (
        <SearchField
          ref={fieldRef}
          label={t("selectingConnector.field")}
          clearLabel={t("noResult.primary")}
          value={query}
          onValueChange={onQuery}
        />
      )}
      <Filters {...props} />
      <List {...props} />
    </Screen>
  );
}

function Filters({ countries, asksKind, filters, onFilters }: SelectingConnectorViewProps) {
  const { t, country } = useTranslator();
  if (countries.length < 2 && !asksKind) return null;
  return (
    <div className={styles["filters"]}>
      {countries.length > 1 && (
        <SelectField
          label={t("selectingConnector.country")}
          emptyOption={t("selectingConnector.allCountries")}
          options={countries.map((code) => ({ value: code, label: country(code) }))}
          value={filters.country}
          onChange={(event) => {
            onFilters({ ...filters, country: event.target.value });
          }}
        />
      )}
      {asksKind && (
        <SelectField
          label={t("selectingConnector.kind")}
          emptyOption={t("selectingConnector.allKinds")}
          options={[
            { value: "personal", label: t("selectingConnector.personal") },
            { value: "business", label: t("selectingConnector.business") },
          ]}
          value={filters.kind}
          onChange={({ target: { value } }) => {
            onFilters({
              ...filters,
              kind: value === "personal" || value === "business" ? value : "",
            });
          }}
        />
      )}
    </div>
  );
}

function List(props: SelectingConnectorViewProps) {
  const { frame, list, query, filters, busyUuid, logoUrl, onQuery, onSelect, onRetry } = props;
  const { t } = useTranslator();
  const parts = useParts(props);
  switch (list.kind) {
    case "loading":
      return (
        <>
          <Text tone="quiet">{t("selectingConnector.loading")}</Text>
          <BankList label={t("selectingConnector.list")} busy>
            <li>
              <Skeleton rows={6} />
            </li>
          </BankList>
        </>
      );
    case "failed":
      return (
        <InPlace heading={t("loadFailed.heading")} text={t("loadFailed.text")}>
          <Button wide onClick={onRetry}>
            {t("label.tryAgain")}
          </Button>
        </InPlace>
      );
    case "empty":
      return (
        <InPlace heading={t("notListed.heading")} text={t("notListed.text")}>
          <Button wide onClick={frame.close.onPress}>
            {frame.close.label}
          </Button>
        </InPlace>
      );
    case "ready":
      return list.banks.length > 0 ? (
        <BankRows
          listKey={`${query}|${filters.country}|${filters.kind}`}
          {...{ parts, logoUrl, busyUuid, onSelect }}
        />
      ) : (
        <InPlace heading={t("noResult.heading", { query: query.trim() })} text={t("noResult.text")}>
          <Button
            wide
            onClick={() => {
              onQuery("");
            }}
          >
            {t("noResult.primary")}
          </Button>
        </InPlace>
      );
  }
}

/** The whole list begins with the banks of the reader's country; an answer to a search has an order of its own. */
function useParts({ list, query, filters, homeCountry }: SelectingConnectorViewProps): BankPart[] {
  const { t, country } = useTranslator();
  const banks = list.kind === "ready" ? list.banks : [];
  const isWhole = query.trim() === "" && filters.country === "";
  const parts = isWhole && homeCountry !== null ? splitByCountry(banks, homeCountry) : null;
  const isWidened = list.kind === "ready" && list.isWidened;
  if (parts === null || homeCountry === null)
    return [{ heading: isWidened ? t("noResult.closest") : null, banks }];
  const [home, others] = parts;
  return [
    { heading: country(homeCountry), banks: home },
    { heading: t("selectingConnector.otherCountries"), banks: others },
  ];
}

function InPlace({
  heading,
  text,
  children,
}: {
  readonly heading: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  const { headingLevel } = useConnectContext();
  return (
    <>
      <Heading level={levelBelow(headingLevel)} size="small">
        {heading}
      </Heading>
      <Text>{text}</Text>
      {children}
    </>
  );
}
