import { takeSnapshot } from "../flow/index.ts";
import type { StepState } from "../flow/index.ts";
import { writeJson } from "../protocol/write-json.ts";
import type { FlowOptions } from "./flow-options.ts";
import type { WidgetInstance } from "./widget-instance.ts";

/** Where the snapshot of a flow lies in the page's session storage. */
export const snapshotKey = ({ connectionId }: FlowOptions): string =>
  `guichet:flow:${connectionId === undefined ? "new" : String(connectionId)}`;

/** Keeps the snapshot of a flow up to date, for a reload or the way to the bank and back. Answers how to stop. */
export function persistFlow({ store, page }: WidgetInstance, options: FlowOptions): () => void {
  const key = snapshotKey(options);
  return store.subscribe((state) => {
    if (isOpening(state)) return;
    const snapshot = takeSnapshot(state);
    page.save(key, snapshot === null ? null : writeJson(snapshot));
  });
}

/** Nothing is known yet of where the flow goes on. Whoever signs in again goes on where they were. */
const isOpening = (state: StepState): boolean =>
  state.step === "loadFailed" || state.step === "tooManyRequests"
    ? isOpening(state.retry)
    : state.step === "opening" || state.step === "sessionExpired";
