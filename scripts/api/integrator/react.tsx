/** What an application in React writes, by the names of the package. It is compiled with the types, and never run. */
import { type ConnectOptions, type ConnectResult, ConnectWidget, useConnect } from "guichet";
import "guichet/styles.css";

const limits: ConnectOptions["accounts"] = { types: ["checking"], preselected: {} };

export function Banks(props: { readonly proxyUrl: string; readonly bank?: string }) {
  return (
    <ConnectWidget
      proxyUrl={props.proxyUrl}
      connectors={props.bank === undefined ? undefined : [props.bank]}
      accounts={limits}
      layout="modal"
      onSuccess={({ connectionId, accounts }: ConnectResult) => {
        const ids: number[] = [connectionId, ...(accounts ?? []).map(({ id }) => id)];
        return ids;
      }}
      onEvent={(name, metadata) => {
        if (name === "ERROR") return metadata.errorCode?.toUpperCase();
        // @ts-expect-error -- no event has this name
        return name === "CRASHED";
      }}
      onExit={(error) => error?.recovery.action === "try_again"}
    />
  );
}

export function BankButton() {
  const { open, ready, error } = useConnect({ proxyUrl: null, onClose: () => undefined });
  return (
    <button disabled={!ready} onClick={open}>
      {error?.code ?? "Connect a bank"}
    </button>
  );
}

// @ts-expect-error -- an option that does not exist
export const mistyped = <ConnectWidget proxyUrl="/guichet" localle="fr" />;
