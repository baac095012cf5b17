import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Accounts } from "./accounts";
import "guichet/styles.css";

const root = document.querySelector("#root");
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Accounts />
    </StrictMode>,
  );
