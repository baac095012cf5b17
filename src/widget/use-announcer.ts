import { useCallback, useState } from "react";

/** Says a sentence in the live region; the same sentence twice is said twice. */
export function useAnnouncer(): {
  readonly announce: (message: string) => void;
  readonly message: string;
} {
  const [said, setSaid] = useState({ message: "", times: 0 });
  const announce = useCallback((message: string) => {
    setSaid(({ times }) => ({ message, times: times + 1 }));
  }, []);
  return { announce, message: said.times % 2 === 0 ? said.message : `${said.message}\u00a0` };
}
