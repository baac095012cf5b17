/* global document, Guichet */
const guichet = Guichet.create({
  serverUrl: "https://connect.example",
  fetchSession: async () => {
    const response = await fetch("/bank-session", { method: "POST" });
    if (!response.ok) throw new Error(`no session: ${response.status}`);
    return (await response.json()).connectToken;
  },
  onSuccess: ({ connectionId, status }) => {
    document.querySelector("#bank").textContent = `Connection ${connectionId} is ${status}`;
  },
  onExit: (error) => {
    if (error !== null) console.warn(error.code, error.message);
  },
});

document.querySelector("#connect").addEventListener("click", guichet.open);
