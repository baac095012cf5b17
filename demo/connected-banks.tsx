import { useEffect, useState } from "react";
import type { Words } from "./words.ts";

interface Bank {
  readonly id: number;
  readonly name: string;
  readonly state: string | null;
}

/** The banks that this application's own backend knows of. */
export function ConnectedBanks({
  text,
  changes,
  onRepair,
}: {
  readonly text: Words;
  /** Read again whenever this grows. */
  readonly changes: number;
  readonly onRepair: (connectionId: number) => void;
}) {
  const [banks, setBanks] = useState<readonly Bank[]>([]);
  useEffect(() => {
    const controller = new AbortController();
    fetch("/api/banks", { signal: controller.signal })
      .then((answer) => answer.json() as Promise<{ banks: Bank[] }>)
      .then((answer) => {
        setBanks(answer.banks);
      })
      .catch(() => {
        // The list stays as it was; the next change reads it again.
      });
    return () => {
      controller.abort();
    };
  }, [changes]);
  if (banks.length === 0) return <p className="quiet">{text.noBank}</p>;
  return (
    <ul className="banks">
      {banks.map(({ id, name, state }) => (
        <li key={id}>
          <span>
            <strong>{name}</strong>
            <span className="quiet">{state === null ? text.healthy : text.attention}</span>
          </span>
          <button
            type="button"
            className="secondary"
            onClick={() => {
              onRepair(id);
            }}
          >
            {text.repair}
          </button>
        </li>
      ))}
    </ul>
  );
}
