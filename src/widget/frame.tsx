import { useSyncExternalStore } from "react";
import type { ReactNode, Ref } from "react";
import type { Locale, Translator } from "../i18n/index.ts";
import type { WidgetInstance } from "../react/index.ts";
import { Dialog, WidgetRoot } from "../ui/index.ts";
import type { ConnectOptions } from "./widget-options.ts";

/** What is around every screen: the root with its tokens and language, and the dialog of a modal widget. */
export function Frame({
  instance: { store },
  rootRef,
  layout,
  theme,
  locale,
  translator,
  children,
}: {
  readonly instance: WidgetInstance;
  readonly rootRef: Ref<HTMLDivElement> | undefined;
  readonly layout: NonNullable<ConnectOptions["layout"]>;
  readonly theme: ConnectOptions["theme"];
  /** The language of what is said before its texts are there. */
  readonly locale: Locale;
  readonly translator: Translator | null;
  readonly children: ReactNode;
}) {
  const isClosed = () => store.getState().step === "closed";
  if (useSyncExternalStore(store.subscribe, isClosed, isClosed)) return null;
  return (
    <WidgetRoot
      ref={rootRef}
      theme={theme}
      layout={layout}
      lang={translator?.locale ?? locale}
      dir={translator?.dir}
    >
      {layout === "modal" ? (
        <Dialog
          variant="panel"
          label={translator?.t("dialog.name") ?? "Guichet"}
          onCancel={() => {
            store.send({ type: "CLOSE_REQUESTED" });
          }}
        >
          {children}
        </Dialog>
      ) : (
        children
      )}
    </WidgetRoot>
  );
}
