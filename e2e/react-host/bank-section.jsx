import { useState } from "react";
import { ConnectWidget } from "guichet";
import "guichet/styles.css";

export function BankSection({ layout = "inline" }) {
  const [isOpen, setIsOpen] = useState(false);
  const [connectionId, setConnectionId] = useState(null);

  return (
    <section>
      <button type="button" onClick={() => setIsOpen(true)}>
        Connect a bank
      </button>
      <ConnectWidget
        proxyUrl="/guichet"
        layout={layout}
        open={isOpen}
        onSuccess={(result) => setConnectionId(result.connectionId)}
        onClose={() => setIsOpen(false)}
      />
      {connectionId !== null && <p role="status">Connection {connectionId} is ready.</p>}
    </section>
  );
}
