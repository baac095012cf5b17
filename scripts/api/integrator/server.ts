/** What a backend writes, and what draws its own screens. */
import { createServer } from "node:http";
import { createConnectApi, initialState, transition } from "guichet/core";
import { type Connection, isConnectError } from "guichet/protocol";
import { createConnectProxy, type ProxyStore } from "guichet/proxy";
import { toNodeHandler } from "guichet/proxy/node";
import { createSandbox } from "guichet/sandbox";

declare const store: ProxyStore;
const sandbox = createSandbox();
const proxy = createConnectProxy({
  powens: { url: "http://127.0.0.1:4401/2.0", clientId: "123456" },
  credentials: "forms",
  publicUrl: "http://localhost:3000/guichet",
  resolveUserToken: () => null,
  userKey: (request) => request.headers.get("x-user"),
  store,
});
export const server = createServer(toNodeHandler(proxy));
export const answer: Response | Promise<Response> = sandbox.fetch(new Request("http://localhost/"));

const api = createConnectApi({ proxyUrl: "/guichet" });
const state = transition(initialState, { type: "STARTED", turn: initialState.turn });
if (state.step === "connected") console.log(state.attempt.connector.name);

export async function states(): Promise<(string | null)[]> {
  try {
    const connections: Connection[] = await api.listConnections();
    return connections.map((connection) => connection.state);
  } catch (error) {
    return [isConnectError(error) ? error.code : null];
  }
}

// @ts-expect-error -- there is no default for who collects credentials
createConnectProxy({ powens: { url: "", clientId: "" }, publicUrl: "" });
