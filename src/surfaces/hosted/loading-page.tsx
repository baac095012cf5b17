import type { Locale } from "../../i18n/index.ts";
import { Screen, Skeleton, WidgetRoot } from "../../ui/index.ts";

/** The page before there is anything to say. */
export function LoadingPage({ locale }: { readonly locale: Locale }) {
  return (
    <WidgetRoot layout="page" lang={locale}>
      <Screen>
        <Skeleton rows={4} />
      </Screen>
    </WidgetRoot>
  );
}
