import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { createTranslator, loadCatalogue, resolveLocale } from "../i18n/index.ts";
import type { MessageOverrides } from "../i18n/index.ts";
import { isConnectError } from "../protocol/index.ts";
import type { WidgetInstance } from "../react/index.ts";

/** The texts of the reader's language. Wrong overrides are left aside and reported, so that the PSU has words all the same. */
export function useTexts(
  { queryClient }: WidgetInstance,
  requested: string | undefined,
  messages: MessageOverrides | undefined,
) {
  const locale = resolveLocale(requested, navigator.languages);
  const { data, error, refetch } = useQuery(
    {
      queryKey: ["texts", locale, messages],
      queryFn: async () => {
        try {
          return { locale, catalogue: await loadCatalogue(locale, messages), mistake: null };
        } catch (cause) {
          if (!isConnectError(cause) || cause.code !== "implementation_error") throw cause;
          return { locale, catalogue: await loadCatalogue(locale), mistake: cause };
        }
      },
      // Another language does not take the screen away while its texts are on their way.
      placeholderData: keepPreviousData,
      staleTime: Infinity,
      gcTime: Infinity,
      networkMode: "always",
      retry: 1,
    },
    queryClient,
  );
  const translator = useMemo(() => (data === undefined ? null : createTranslator(data)), [data]);
  return { locale, translator, mistake: data?.mistake ?? null, failed: error !== null, refetch };
}
