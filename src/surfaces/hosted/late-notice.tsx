import { useEffect, useState } from "react";
import { unreachable } from "./hosted-words.ts";
import { LoadingPage } from "./loading-page.tsx";
import type { NamedNotice, NamedNoticeProps } from "./named-notice.tsx";
import { Notice } from "./notice.tsx";

type Loaded = { readonly Named: typeof NamedNotice } | "loading" | "failed";

/** A notice whose words are fetched first. */
export function LateNotice(props: NamedNoticeProps) {
  const [loaded, setLoaded] = useState<Loaded>("loading");
  const { locale } = props;
  useEffect(() => {
    if (loaded !== "loading") return;
    import("./named-notice.tsx").then(
      ({ NamedNotice: Named }) => {
        setLoaded({ Named });
      },
      () => {
        setLoaded("failed");
      },
    );
  }, [loaded]);
  if (loaded === "loading") return <LoadingPage locale={locale} />;
  if (loaded === "failed") {
    return (
      <Notice
        words={unreachable[locale]}
        locale={locale}
        onTryAgain={() => {
          setLoaded("loading");
        }}
      />
    );
  }
  const { Named } = loaded;
  return <Named {...props} />;
}
