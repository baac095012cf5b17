import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./page.css";
import { Bare } from "./bare.tsx";
import { entries } from "./entries/index.ts";
import { Gallery } from "./gallery.tsx";

const root = document.getElementById("root");
const query = new URLSearchParams(window.location.search);
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      {query.has("bare") ? <Bare entries={entries} /> : <Gallery entries={entries} />}
    </StrictMode>,
  );
