import { takeSnapshot } from "../flow/index.ts";
import type { FlowOptions } from "./flow-options.ts";
import type { WidgetInstance } from "./widget-instance.ts";

/** Where the snapshot of a flow lies in the page's session storage. */
export const snapshotKey = ({ connectionId }: FlowOptions): string =>
  `guichet:flow:${connectionId === undefined ? "new" : String(connectionId)}`;

/** Keeps the snapshot of a flow up to date, for a reload or the way to the bank and back. Answers how to stop. */
export function persistFlow({ store, page }: WidgetInstance, options: FlowOptions): () => void {
  const key = snapshotKey(options);
  return store.subscribe((state) => {
    // Whoever signs in again goes on where they were.
    if (state.step === "opening" || state.step === "sessionExpired") return;
    const snapshot = takeSnapshot(state);
    page.save(key, snapshot === null ? null : JSON.stringify(snapshot));
  });
}
