import { useEffect, useRef, useState } from "react";
import { createTranslator, loadCatalogue } from "../src/i18n/index.ts";
import type { Locale, MessageOverrides, Translator } from "../src/i18n/index.ts";
import { ConnectFlow } from "../src/widget/index.ts";
import { APPLICATION, isShown } from "./expected.ts";
import type { Look } from "./look.ts";
import type { Prepared } from "./prepared.ts";
import { createStillInstance } from "./still-instance.ts";
import { goOffline, readIn } from "./pretended-browser.ts";

/** The screen of an entry, in the real widget. */
export function Stage({
  prepared,
  look,
  onReady,
}: {
  readonly prepared: Prepared;
  readonly look: Pick<Look, "locale" | "theme" | "layout" | "dir">;
  /** The screen shows what it should, and what a reader does on it is done. */
  readonly onReady: () => void;
}) {
  const { entry, state } = prepared;
  const { locale, theme, layout, dir } = look;
  const [{ instance, pass }] = useState(() => {
    if (entry.isOffline === true) goOffline();
    if (entry.languages !== undefined) readIn(entry.languages);
    return createStillInstance(prepared);
  });
  const stage = useRef<HTMLDivElement>(null);
  const translator = useTranslator(locale, entry.options?.messages);

  useEffect(() => {
    const root = stage.current;
    if (root === null || translator === null) return undefined;
    let hasPassed = false;
    let hasActed = entry.act === undefined;
    const review = () => {
      const widget = root.querySelector(".guichet-root");
      // Writing what is there already would be seen as a change, without end.
      if (widget?.getAttribute("dir") !== dir) widget?.setAttribute("dir", dir);
      const isThere = root.querySelector("h1, h2, h3") !== null;
      if (isThere && !hasPassed) {
        hasPassed = true;
        pass(entry.waited ?? 0);
      }
      if (isThere && !hasActed) hasActed = entry.act?.(root) ?? true;
      if (hasActed && isShown(root, entry, state, translator)) onReady();
    };
    const observer = new MutationObserver(review);
    observer.observe(root, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
    });
    review();
    return () => {
      observer.disconnect();
    };
  }, [entry, state, translator, dir, pass, onReady]);

  return (
    <div ref={stage}>
      <ConnectFlow
        instance={instance}
        options={{
          proxyUrl: "/guichet",
          application: APPLICATION,
          ...entry.options,
          ...{ locale, theme, layout },
        }}
      />
    </div>
  );
}

function useTranslator(locale: Locale, messages: MessageOverrides | undefined): Translator | null {
  const [translator, setTranslator] = useState<Translator | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void loadCatalogue(locale, messages).then((catalogue) => {
      if (isCurrent) setTranslator(createTranslator({ locale, catalogue }));
    });
    return () => {
      isCurrent = false;
    };
  }, [locale, messages]);
  return translator?.locale === locale ? translator : null;
}
