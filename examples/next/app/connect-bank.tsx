"use client";

import { useState } from "react";
import { ConnectWidget, type ConnectResult } from "guichet";

/** The boundary to the browser: what is on this side has callbacks, which no server component can pass. */
export function ConnectBank() {
  const [isOpen, setIsOpen] = useState(false);
  const [result, setResult] = useState<ConnectResult | null>(null);

  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        Connect a bank
      </button>
      <p role="status">{result && `Connection ${result.connectionId}: ${result.status}.`}</p>
      <ConnectWidget
        proxyUrl="/guichet"
        layout="modal"
        open={isOpen}
        onSuccess={setResult}
        onClose={() => setIsOpen(false)}
      />
    </>
  );
}
