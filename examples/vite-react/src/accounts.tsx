import { useState } from "react";
import { useConnect, type ConnectResult } from "guichet";

/** Stays on the page while people are at their bank's: when they come back, the widget opens by itself. */
export function Accounts() {
  const [result, setResult] = useState<ConnectResult | null>(null);
  const { open, ready, error } = useConnect({ proxyUrl: "/guichet", onSuccess: setResult });

  return (
    <main>
      <h1>Your accounts</h1>
      <button type="button" disabled={!ready} onClick={open}>
        Connect a bank
      </button>
      {error !== null && <p role="alert">{error.message}</p>}
      <p role="status">{result && `Connection ${result.connectionId}: ${result.status}.`}</p>
    </main>
  );
}
