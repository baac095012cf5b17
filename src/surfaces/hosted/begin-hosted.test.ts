import { beforeEach, describe, expect, it } from "vitest";
import { sessionServer } from "../../api/testing/session-server.ts";
import { beginHosted } from "./begin-hosted.ts";
import { createPageMemory } from "./page-memory.ts";

const TOKEN = "a-connect-token-0000000000";

const begin = ({ fetch }: ReturnType<typeof sessionServer>) =>
  beginHosted({
    window,
    proxyUrl: `${location.origin}/api`,
    memory: createPageMemory(window, () => "a-nonce-of-one-page-00000"),
    fetch,
  });

beforeEach(() => {
  sessionStorage.clear();
  history.replaceState(null, "", `/#connect_token=${TOKEN}`);
});

describe("the hosted page, opened by a link", () => {
  it("begins the flow of the session", async () => {
    const server = sessionServer();
    server.grant(TOKEN);
    expect(await begin(server)).toMatchObject({ kind: "flow", state: { flow: "connect" } });
  });

  it("says that the link has expired when the server knows no such token", async () => {
    expect(await begin(sessionServer())).toEqual({ kind: "notice", name: "expired" });
  });

  it("says that the cookie is blocked when the session is not known right after it was opened", async () => {
    const server = sessionServer();
    server.grant(TOKEN);
    server.endEachAtOnce();
    expect(await begin(server)).toEqual({ kind: "notice", name: "noCookie" });
  });
});
