import { useEffect, useState } from "react";
import type { Words } from "./words.ts";

interface Institution {
  readonly uuid: string;
  readonly name: string;
  readonly guide: { readonly en: string; readonly fr: string };
}

interface Guide {
  readonly institutions: readonly Institution[];
  readonly credentials: "forms" | "webview";
}

const FEATURED = 9;

/** Which banks of the sandbox to try, and what each does. */
export default function BankGuide({
  text,
  locale,
}: {
  readonly text: Words;
  readonly locale: "en" | "fr";
}) {
  const [institutions, setInstitutions] = useState<readonly Institution[]>([]);
  const [credentials, setCredentials] = useState("forms");
  useEffect(() => {
    const controller = new AbortController();
    fetch("/api/institutions", { signal: controller.signal })
      .then((answer) => answer.json() as Promise<Guide>)
      .then((answer) => {
        setInstitutions(answer.institutions);
        setCredentials(answer.credentials);
      })
      .catch(() => {
        // Without the guide the widget works all the same.
      });
    return () => {
      controller.abort();
    };
  }, []);
  const rows = (list: readonly Institution[]) =>
    list.map(({ uuid, name, guide }) => (
      <div key={uuid}>
        <dt translate="no">{name}</dt>
        <dd>{guide[locale]}</dd>
      </div>
    ));
  return (
    <aside className="card guide" aria-labelledby="guide">
      <h2 id="guide">{text.tryThese}</h2>
      <p className="quiet">{text.tryText}</p>
      {credentials === "webview" && <p>{text.webview}</p>}
      <h3>{text.first}</h3>
      <dl>{rows(institutions.slice(0, FEATURED))}</dl>
      {institutions.length > FEATURED && (
        <details>
          <summary>
            {text.all} ({institutions.length})
          </summary>
          <dl>{rows(institutions.slice(FEATURED))}</dl>
        </details>
      )}
    </aside>
  );
}
