import { useCallback, useEffect, useState } from "react";
import type { ReactNode } from "react";
import type { Entry } from "./entry.ts";
import { readLook } from "./look.ts";
import type { Look } from "./look.ts";
import { believeBrowser } from "./pretended-browser.ts";
import { prepare } from "./prepared.ts";
import type { Prepared } from "./prepared.ts";
import { Stage } from "./stage.tsx";

/** What is said of an entry that could not be shown, and that it is ready: what takes pictures waits for it. */
const tell = (ready: string, fault = "") => {
  document.documentElement.dataset["ready"] = ready;
  document.documentElement.dataset["fault"] = fault;
};

const readAddress = (entries: readonly Entry[]): Look =>
  readLook(window.location.search, entries[0]?.id ?? "");

/** A form of the page's own, as many pages have one around everything. */
function Around({ host, children }: { readonly host: Look["host"]; readonly children: ReactNode }) {
  if (host === "none") return children;
  return (
    <form aria-label="Form of the page" action="/profile">
      {children}
      <label>
        Nickname <input name="nickname" />
      </label>
      <button>Save</button>
    </form>
  );
}

/** One screen and nothing around it. Another address in the history shows another, without loading anew. */
export function Bare({ entries }: { readonly entries: readonly Entry[] }) {
  const [look, setLook] = useState(() => readAddress(entries));
  const [prepared, setPrepared] = useState<Prepared | null>(null);
  const id = look.entry;

  useEffect(() => {
    const onChange = () => {
      setLook(readAddress(entries));
    };
    window.addEventListener("popstate", onChange);
    return () => {
      window.removeEventListener("popstate", onChange);
    };
  }, [entries]);

  useEffect(() => {
    let isCurrent = true;
    const entry = entries.find((candidate) => candidate.id === id);
    tell("");
    if (entry === undefined) {
      tell("", `there is no entry “${id}”`);
      return undefined;
    }
    prepare(entry).then(
      (told) => {
        if (isCurrent) setPrepared(told);
      },
      (cause: unknown) => {
        tell("", cause instanceof Error ? cause.message : "the story could not be told");
      },
    );
    return () => {
      isCurrent = false;
      believeBrowser();
    };
  }, [entries, id]);

  useEffect(() => {
    document.documentElement.lang = look.locale;
    document.documentElement.dataset["theme"] = look.theme;
  }, [look]);

  const onReady = useCallback(() => {
    tell(id);
  }, [id]);
  if (prepared?.entry.id !== id) return null;
  return (
    <main className="bare" data-layout={look.layout}>
      <Around host={look.host}>
        <Stage key={`${id} ${look.locale}`} prepared={prepared} look={look} onReady={onReady} />
      </Around>
    </main>
  );
}
