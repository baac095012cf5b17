import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BankButton } from "./bank-button.jsx";
import { BankSection } from "./bank-section.jsx";

const shown = new URLSearchParams(window.location.search).get("show");

const root = createRoot(document.getElementById("root"));
root.render(
  <StrictMode>
    <main>
      <h1>Your accounts</h1>
      {shown === "hook" ? <BankButton /> : <BankSection layout={shown ?? "inline"} />}
    </main>
  </StrictMode>,
);

// A page that a router takes away; a test calls it.
window.leavePage = () => {
  root.render(<main />);
};
