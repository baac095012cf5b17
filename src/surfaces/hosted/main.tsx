import { createRoot } from "react-dom/client";
import { createHostPage } from "../../react/index.ts";
import { HostedApp } from "./hosted-app.tsx";
import { createPageMemory } from "./page-memory.ts";
import "./page.css";

/** Scripts lie below `assets/`, beside the API: the server may stand below a path. */
const here = import.meta.url;
const proxyUrl = new URL("../api", here).pathname;

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <HostedApp
      window={window}
      proxyUrl={proxyUrl}
      memory={createPageMemory(window, createHostPage(window).newHandle)}
      goTo={(address) => {
        // The page that has ended is nothing to come back to.
        window.location.replace(address);
      }}
    />,
  );
}
