import { useState } from "react";
import { useConnectContext } from "./connect-context.tsx";

/** “at 18:30”, for an instant that is still to come; `null` for one that is unknown or past, so that nothing is guessed. */
export function useWhen(instant: number | null): string | null {
  const { instance, translator } = useConnectContext();
  const [now] = useState(() => instance.page.now());
  return instant === null || instant <= now ? null : translator.when(instant, now);
}
