/* global document */
import "guichet/element";

const element = document.querySelector("guichet-connect");
element.options = { application: "Shop", accounts: false };
element.fetchSession = async () => (await fetch("/bank-session", { method: "POST" })).text();
element.addEventListener("guichet-success", ({ detail }) => {
  document.querySelector("#bank").textContent = `Connection ${detail.result.connectionId}`;
});
document.querySelector("#connect").addEventListener("click", () => element.show());
