import * as Radix from "@radix-ui/react-dialog";
import { createFocusTrap } from "focus-trap";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { ConnectWidget } from "guichet";
import { BankButton } from "./bank-button.jsx";

function RadixModal() {
  return (
    <Radix.Root defaultOpen>
      <Radix.Portal>
        <Radix.Overlay className="shade" />
        <Radix.Content className="drawer" aria-describedby={undefined}>
          <Radix.Title>Settings</Radix.Title>
          <BankButton />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Without a role, as a drawer of one's own often is; the trap knows the element only. */
function TrappedDrawer() {
  const drawer = useRef(null);
  useEffect(() => {
    const trap = createFocusTrap(drawer.current);
    trap.activate();
    return () => {
      trap.deactivate();
    };
  }, []);
  return (
    <div ref={drawer} className="drawer">
      <h2>Settings</h2>
      <p>
        <BankButton />
      </p>
      <button type="button">Save</button>
    </div>
  );
}

function NativeModal() {
  const dialog = useRef(null);
  useEffect(() => {
    dialog.current.showModal();
  }, []);
  return (
    <dialog ref={dialog}>
      <h2>Settings</h2>
      <BankButton />
    </dialog>
  );
}

/** Escape closes it, heard before anybody else at the document; nothing outside can be selected, seen or pressed. */
function StrictModal() {
  const [isOpen, setIsOpen] = useState(true);
  useEffect(() => {
    const close = (event) => {
      if (event.key === "Escape") setIsOpen(false);
    };
    document.addEventListener("keydown", close, true);
    document.body.classList.add("taken-away");
    return () => {
      document.removeEventListener("keydown", close, true);
      document.body.classList.remove("taken-away");
    };
  }, []);
  return (
    isOpen && (
      <div role="dialog" aria-modal="true" aria-label="Settings" className="drawer">
        <h2>Settings</h2>
        <BankButton />
      </div>
    )
  );
}

/** The rest of the page is inert for as long as the dialog is open; the widget is written there. */
function InertPage() {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const root = document.getElementById("root");
    root.inert = true;
    return () => {
      root.inert = false;
    };
  }, []);
  return (
    <>
      <ConnectWidget
        proxyUrl="/guichet"
        layout="modal"
        open={isOpen}
        onClose={() => setIsOpen(false)}
      />
      {createPortal(
        <div role="dialog" aria-modal="true" aria-label="Settings" className="drawer">
          <h2>Settings</h2>
          <button type="button" onClick={() => setIsOpen(true)}>
            Connect a bank
          </button>
        </div>,
        document.body,
      )}
    </>
  );
}

/** Modals of a host, open, with the button in them that opens the widget. */
export const hostModals = {
  radix: RadixModal,
  trap: TrappedDrawer,
  native: NativeModal,
  strict: StrictModal,
  inert: InertPage,
};

export function HostModal({ kind }) {
  const Modal = hostModals[kind];
  return <Modal />;
}
