import { forwardRef, type ReactNode } from "react";
import root from "./root.module.css";
import tokens from "./tokens.module.css";

export interface WidgetRootProps {
  children: ReactNode;
  /** Default `auto`: follows `prefers-color-scheme`. */
  theme?: "light" | "dark" | "auto" | undefined;
  /** Default `inline`. In `modal`, the panel is a {@link Dialog} of variant `panel` inside this root. */
  layout?: "modal" | "inline" | "page" | undefined;
  lang?: string | undefined;
  dir?: "ltr" | "rtl" | undefined;
}

/** The element that carries tokens, scheme, language and direction; every other part lives inside it. */
export const WidgetRoot = forwardRef<HTMLDivElement, WidgetRootProps>(function WidgetRoot(
  { children, theme = "auto", layout = "inline", lang, dir },
  ref,
) {
  return (
    <div
      ref={ref}
      className={`guichet-root ${tokens["tokens"]} ${root["root"]}`}
      data-theme={theme}
      data-layout={layout}
      lang={lang}
      dir={dir}
    >
      {layout === "page" ? <div className={root["page"]}>{children}</div> : children}
    </div>
  );
});
