import { useSyncExternalStore } from "react";

const nothingChanges = () => () => undefined;

/** `false` on a server and while its page is taken over, so that both draw the same. */
export const useInBrowser = (): boolean =>
  useSyncExternalStore(
    nothingChanges,
    () => true,
    () => false,
  );
