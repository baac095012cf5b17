/** What a page without React writes: the loader, the element, and the global of the script tag. */
import { type ConnectEventName, createGuichet, loadGuichet } from "guichet/loader";
import "guichet/element";

const names: string[] = [];
export const guichet = createGuichet({
  serverUrl: "https://connect.example",
  fetchSession: () => Promise.resolve("token"),
  onEvent: (name: ConnectEventName | (string & {}), { errorCode, step }) => {
    if (name === "ERROR") names.push(errorCode ?? step);
  },
});

const element = document.createElement("guichet-connect");
element.serverUrl = "https://connect.example";
element.options = { connectors: ["338178e6-3d01-564f-9a7b-52ca442459bf"] };
element.addEventListener("guichet-success", ({ detail }) => {
  names.push(detail.result.status, detail.metadata.step);
});
element.addEventListener("guichet-exit", ({ detail: { error } }) => {
  if (error !== null) names.push(error.code, error.recovery.action);
});
element.addEventListener("guichet-event", ({ detail: { name, metadata } }) => {
  names.push(name, metadata.flowId);
});
document.addEventListener("guichet-close", ({ detail }) => {
  const nothing: null = detail;
  return nothing;
});
// @ts-expect-error -- an option of the loader that does not exist
element.options = { localle: "fr" };

export const version: string | undefined = window.Guichet?.version;
export const later: Promise<unknown> = loadGuichet("https://connect.example");
