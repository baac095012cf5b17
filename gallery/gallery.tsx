import { useState } from "react";
import type { Entry } from "./entry.ts";
import { addressOf, choices, readLook } from "./look.ts";
import type { Look } from "./look.ts";

const names: Readonly<Record<string, string>> = {
  locale: "Language",
  theme: "Colours",
  width: "Width",
  layout: "Layout",
  dir: "Direction",
  host: "Around it",
};

const options = Object.entries(choices);

/** The list of entries, and the chosen one in a frame of its own width. */
export function Gallery({ entries }: { readonly entries: readonly Entry[] }) {
  const [look, setLook] = useState(() => readLook(window.location.search, entries[0]?.id ?? ""));
  const show = (change: Readonly<Record<string, string>>) => {
    const search = addressOf({ ...look, ...change });
    window.history.replaceState(null, "", search);
    setLook(readLook(search, look.entry));
  };
  return (
    <div className="gallery">
      <nav aria-label="Entries">
        <h1>Gallery</h1>
        <p>{entries.length} screens, fed by the sandbox.</p>
        <List
          entries={entries}
          look={look}
          onShow={(entry) => {
            show({ entry });
          }}
        />
      </nav>
      <main>
        <form className="looks">
          {options.map(([name, values]) => (
            <label key={name}>
              {names[name]}
              <select
                value={look[name as keyof Look]}
                onChange={({ target }) => {
                  show({ [name]: target.value });
                }}
              >
                {values.map((value) => (
                  <option key={value}>{value}</option>
                ))}
              </select>
            </label>
          ))}
          <a href={addressOf(look, true)}>This screen alone</a>
        </form>
        <div className="frame">
          <iframe title={look.entry} src={addressOf(look, true)} width={look.width} height="860" />
        </div>
      </main>
    </div>
  );
}

function List({
  entries,
  look,
  onShow,
}: {
  readonly entries: readonly Entry[];
  readonly look: Look;
  readonly onShow: (entry: string) => void;
}) {
  const steps = [...new Set(entries.map(({ step }) => step))];
  return steps.map((step) => (
    <section key={step}>
      <h2>{step}</h2>
      <ul>
        {entries
          .filter((entry) => entry.step === step)
          .map(({ id, title }) => (
            <li key={id}>
              <a
                href={addressOf({ ...look, entry: id })}
                aria-current={id === look.entry ? "page" : undefined}
                onClick={(event) => {
                  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                  event.preventDefault();
                  onShow(id);
                }}
              >
                {title}
              </a>
            </li>
          ))}
      </ul>
    </section>
  ));
}
