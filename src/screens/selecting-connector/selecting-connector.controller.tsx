import { useCallback, useMemo, useRef, useState } from "react";
import {
  isOffered,
  useConnectContext,
  useSend,
  useStep,
  useStepFrame,
  useTrouble,
} from "../../react/index.ts";
import type { ConnectorSummary } from "../../protocol/index.ts";
import { countriesOf, fits, hasBothKinds, regionOf } from "./bank-filters.ts";
import type { BankFilters } from "./bank-filters.ts";
import { SelectingConnectorView } from "./selecting-connector.view.tsx";
import type { ListState } from "./selecting-connector.view.tsx";
import { useAnnouncedCount } from "./use-announced-count.ts";
import { useBankSearch } from "./use-bank-search.ts";
import { useConnectorList } from "./use-connector-list.ts";
import { useConnectorReading } from "./use-connector-reading.ts";

const noBanks: readonly ConnectorSummary[] = [];

/** The PSU finds their bank. What they type stays in this screen. */
export function SelectingConnectorScreen() {
  const { turn } = useStep("selectingConnector");
  const { instance, options, translator } = useConnectContext();
  const send = useSend();
  const { api } = instance;
  const logoUrl = useCallback((uuid: string) => api.logoUrl(uuid), [api]);
  const { connectors, failed, readAgain } = useConnectorList(turn);
  const { busyUuid, read } = useConnectorReading(turn);
  const [query, setQuery] = useState("");
  const field = useRef<HTMLInputElement>(null);

  const offered = useMemo(
    () => connectors?.filter((connector) => isOffered(connector, options)) ?? null,
    [connectors, options],
  );
  const countries = useMemo(
    () =>
      countriesOf(offered ?? []).sort((a, b) =>
        translator.country(a).localeCompare(translator.country(b), translator.locale),
      ),
    [offered, translator],
  );
  const [chosen, setChosen] = useState<BankFilters>({
    country: options.country?.toUpperCase() ?? "",
    kind: "",
  });
  const filters: BankFilters = {
    country: countries.includes(chosen.country) ? chosen.country : "",
    kind: chosen.kind,
  };
  const search = useBankSearch(offered ?? noBanks, translator.locale);
  const found = useMemo(() => search(query), [search, query]);
  const list = listState(
    offered,
    failed,
    found.banks.filter((connector) => fits(connector, filters)),
    found.isWidened,
  );
  useAnnouncedCount(list, query, filters);
  useTrouble(instance, list.kind === "failed" ? translator.t("loadFailed.heading") : null);

  return (
    <SelectingConnectorView
      frame={useStepFrame(null)}
      list={list}
      query={query}
      filters={filters}
      countries={countries}
      asksKind={hasBothKinds(offered ?? [])}
      homeCountry={regionOf(navigator.languages)}
      busyUuid={busyUuid}
      logoUrl={logoUrl}
      fieldRef={field}
      onQuery={(typed) => {
        setQuery(typed);
        if (typed.trim() !== "") instance.noticed.setState({ searchedIn: turn });
        // “Clear the search” leaves with what it stands in.
        if (typed === "") field.current?.focus();
      }}
      onFilters={setChosen}
      onSelect={read}
      onRetry={() => {
        field.current?.focus();
        readAgain();
      }}
      onNotListed={() => {
        send({ type: "BANK_NOT_LISTED" });
      }}
    />
  );
}

function listState(
  offered: readonly ConnectorSummary[] | null,
  failed: boolean,
  banks: readonly ConnectorSummary[],
  isWidened: boolean,
): ListState {
  if (offered === null) return { kind: failed ? "failed" : "loading" };
  return offered.length === 0 ? { kind: "empty" } : { kind: "ready", banks, isWidened };
}
