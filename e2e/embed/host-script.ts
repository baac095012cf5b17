/**
 * What a page of an application does with the loader, as a script of its own. Everything that it hears is a line of a
 * list, in order.
 */
export const hostScript = `
const { server, layout = "modal", session = "/session" } = document.documentElement.dataset;
const heard = document.querySelector("ol");
const say = (line) => heard.append(Object.assign(document.createElement("li"), { textContent: line }));
const given = JSON.parse(document.documentElement.dataset.options ?? "{}");
const options = {
  serverUrl: server,
  accounts: false,
  fetchSession: async () => {
    const response = await fetch(session, { method: "POST" });
    if (!response.ok) throw new Error("not signed in");
    return (await response.json()).connectToken;
  },
  onSuccess: ({ status }) => say("onSuccess " + status),
  onExit: (error) => say("onExit " + (error === null ? "null" : error.code + ": " + error.message)),
  onEvent: (name) => say("onEvent " + name),
  onLoad: () => say("onLoad"),
  onClose: () => say("onClose"),
  layout,
  ...(layout === "inline" && { place: document.querySelector("#place") }),
  ...given,
};
window.options = options;
window.guichet = Guichet.create(options);
document.querySelector("button").onclick = guichet.open;
`;
