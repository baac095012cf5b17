import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BankButton } from "./bank-button.jsx";
import { HostModal, hostModals } from "./host-modals.jsx";
import { BankSection } from "./bank-section.jsx";

const shown = new URLSearchParams(window.location.search).get("show") ?? "inline";

const root = createRoot(document.getElementById("root"));
root.render(
  <StrictMode>
    <main>
      <h1>Your accounts</h1>
      {shown === "hook" && <BankButton />}
      {shown in hostModals && <HostModal kind={shown} />}
      {shown !== "hook" && !(shown in hostModals) && <BankSection layout={shown} />}
    </main>
  </StrictMode>,
);

// A page that a router takes away; a test calls it.
window.leavePage = () => {
  root.render(<main />);
};
