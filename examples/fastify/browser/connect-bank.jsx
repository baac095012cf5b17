/** The page is Fastify's own. React lives in one element of it, which holds the widget. */
import { createRoot } from "react-dom/client";
import { ConnectWidget } from "guichet";
import "guichet/styles.css";

const root = createRoot(document.querySelector("#guichet"));

const show = ({ open }) =>
  root.render(
    <ConnectWidget
      proxyUrl="/guichet"
      layout="modal"
      open={open}
      onSuccess={({ connectionId, status }) => {
        document.querySelector("#outcome").textContent = `Connection ${connectionId}: ${status}.`;
      }}
      onExit={(error) => {
        if (error !== null) console.warn(error.code, error.message);
      }}
      onClose={() => show({ open: false })}
    />,
  );

document.querySelector("#open").addEventListener("click", () => show({ open: true }));
// There from the start: when people come back from their bank, it opens by itself.
show({ open: false });
