import type { FlowStore } from "../react/index.ts";

/** Tells whoever develops the page, in its console, what is wrong with the integration: the PSU cannot mend it. */
export function createDeveloperNote(store: FlowStore): { start(): () => void } {
  const told = new Set<string>();
  return {
    start: () =>
      store.subscribe((state) => {
        if (state.step !== "brokenIntegration" || told.has(state.message)) return;
        told.add(state.message);
        // eslint-disable-next-line no-console -- an integration mistake is for the developer, who looks here first
        console.error(`Guichet: ${state.message} (${state.code})`);
      }),
  };
}
