"use client";

import { useState } from "react";
import { useConnect } from "guichet";
import "guichet/styles.css";

export function BankButton() {
  const [connectionId, setConnectionId] = useState(null);
  const { open, error } = useConnect({
    proxyUrl: "/guichet",
    onSuccess: (result) => setConnectionId(result.connectionId),
    onExit: (failure) => {
      if (failure !== null) console.warn(failure.code, failure.message);
    },
  });

  return (
    <>
      <button type="button" onClick={open}>
        Connect a bank
      </button>
      {error !== null && <p role="alert">This does not work now: {error.code}</p>}
      {connectionId !== null && <p role="status">Connection {connectionId} is ready.</p>}
    </>
  );
}
