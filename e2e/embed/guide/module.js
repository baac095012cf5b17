/* global document */
import { connect } from "guichet/loader";

document.querySelector("#connect").addEventListener("click", async () => {
  const outcome = await connect({
    serverUrl: "https://connect.example",
    fetchSession: async () => (await fetch("/bank-session", { method: "POST" })).text(),
  });
  if (outcome.status === "connected" || outcome.status === "pending") {
    document.querySelector("#bank").textContent = `Connection ${outcome.connection.connectionId}`;
  } else if (outcome.status === "failed") {
    console.warn(outcome.error.code, outcome.error.message);
  }
});
