import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { createTranslator, loadCatalogue, loadFirstTexts, resolveLocale } from "../i18n/index.ts";
import type { Locale, MessageOverrides } from "../i18n/index.ts";
import { isConnectError } from "../protocol/index.ts";
import type { WidgetInstance } from "../react/index.ts";

const fetchedOnce = {
  // Another language does not take the screen away while its texts are on their way.
  placeholderData: keepPreviousData,
  staleTime: Infinity,
  gcTime: Infinity,
  networkMode: "always",
  retry: 1,
} as const;

/** Wrong overrides are left aside and reported, so that the PSU has words all the same. */
async function loadAll(locale: Locale, messages: MessageOverrides | undefined) {
  try {
    return { locale, catalogue: await loadCatalogue(locale, messages), mistake: null };
  } catch (cause) {
    if (!isConnectError(cause) || cause.code !== "implementation_error") throw cause;
    return { locale, catalogue: await loadCatalogue(locale), mistake: cause };
  }
}

/**
 * The texts of the reader's language: those of the first screen first, then all. With words of the host's own, all at
 * once.
 */
export function useTexts(
  { queryClient }: WidgetInstance,
  requested: string | undefined,
  messages: MessageOverrides | undefined,
) {
  const locale = resolveLocale(requested, navigator.languages);
  const first = useQuery(
    {
      queryKey: ["first texts", locale],
      queryFn: async () => ({ locale, catalogue: await loadFirstTexts(locale) }),
      enabled: messages === undefined,
      ...fetchedOnce,
    },
    queryClient,
  );
  const all = useQuery(
    {
      queryKey: ["texts", locale, messages],
      queryFn: () => loadAll(locale, messages),
      enabled: messages !== undefined || !first.isPending,
      ...fetchedOnce,
    },
    queryClient,
  );
  const { data } = all;
  const texts = data ?? first.data;
  const translator = useMemo(() => (texts === undefined ? null : createTranslator(texts)), [texts]);
  return {
    locale,
    translator,
    /** Every screen has its words. */
    complete: data !== undefined,
    mistake: data?.mistake ?? null,
    failed: all.error !== null,
    failures: all.errorUpdateCount,
    refetch: all.refetch,
  };
}
