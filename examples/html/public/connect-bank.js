/* global Guichet -- defined by the script tag */
// Created with the page: when people come back from their bank, it opens by itself.
const guichet = Guichet.create({
  serverUrl: document.body.dataset.guichet,
  fetchSession: async () => {
    const response = await fetch("/connect-token", { method: "POST" });
    if (!response.ok) throw new Error(`no connect token: ${response.status}`);
    return response.text();
  },
  onSuccess: ({ connectionId, status }) => {
    document.querySelector("#outcome").textContent = `Connection ${connectionId}: ${status}.`;
  },
  onExit: (error) => {
    if (error !== null) console.warn(error.code, error.message);
  },
});

document.querySelector("#open").addEventListener("click", () => guichet.open());
