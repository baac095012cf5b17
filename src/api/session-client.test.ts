import { describe, expect, it } from "vitest";
import { openSession, resumeSession } from "./session-client.ts";
import { sessionServer } from "./testing/session-server.ts";

const NONCE = "nonce-of-this-one-page";
const proxyUrl = "https://connect.example/api";

function pageWith(mode: "bearer" | "cookie-lax" = "bearer") {
  const server = sessionServer();
  const connectToken = server.grant("connect-token-0000001");
  const open = () =>
    openSession({
      ...{ proxyUrl, connectToken, nonce: NONCE, mode, fetch: server.fetch },
      hostOrigin: "https://shop.example",
    });
  return { ...server, open };
}

const bearerOf = ({ headers }: { headers: Headers } = { headers: new Headers() }) =>
  headers.get("authorization");

describe("a session in a browser", () => {
  it("is swapped for the connect token, and every call of the proxy carries its handle", async () => {
    const { open, requests } = pageWith();
    const session = await open();
    await session.fetch(`${proxyUrl}/connectors`);
    expect(requests[0]).toMatchObject({
      call: "POST /session",
      body: {
        ...{ connectToken: "connect-token-0000001", nonce: NONCE, mode: "bearer" },
        hostOrigin: "https://shop.example",
      },
    });
    expect(requests[0]?.headers.get("x-guichet")).toBe("1");
    expect(bearerOf(requests[0])).toBeNull();
    expect(bearerOf(requests[1])).toBe("Bearer handle-of-a-session-1");
    expect(session.user).toBe("alice");
  });

  it("keeps its handle to itself and to its own proxy", async () => {
    const { open, requests } = pageWith();
    const session = await open();
    expect(JSON.stringify(session)).not.toContain("handle-of");
    for (const elsewhere of [
      "https://connect.example/api-of-another/x",
      "https://connect.example.evil.example/api/x",
      "https://shop.example/api/x",
    ]) {
      await session.fetch(elsewhere);
      expect([elsewhere, bearerOf(requests.at(-1))]).toEqual([elsewhere, null]);
    }
  });

  it("sends nothing of its own where a cookie holds it", async () => {
    const { open, requests } = pageWith("cookie-lax");
    const session = await open();
    await session.fetch(`${proxyUrl}/connectors`);
    expect(requests.map(bearerOf)).toEqual([null, null]);
  });

  it("says once what the host's backend decided", async () => {
    const { open, calls } = pageWith();
    const session = await open();
    expect(await session.state()).toMatchObject({ flow: "connect", locale: "fr" });
    await session.state();
    expect(calls()).toEqual(["POST /session", "GET /session"]);
  });

  it("asks again when that did not arrive", async () => {
    const { open, loseAnswers } = pageWith();
    const session = await open();
    loseAnswers(1);
    await expect(session.state()).rejects.toMatchObject({ code: "network_unreachable" });
    expect(await session.state()).toMatchObject({ locale: "fr" });
  });

  it("asks once more when the answer to a swap is lost, with the same token and nonce", async () => {
    const { open, requests, loseAnswers } = pageWith();
    loseAnswers(1);
    await open();
    expect(requests.map(({ body }) => body)).toEqual([requests[0]?.body, requests[0]?.body]);
    loseAnswers(2);
    await expect(open()).rejects.toMatchObject({ code: "network_unreachable" });
  });

  it("[T26] replaces a bearer on request and after each return from a bank", async () => {
    const { open, requests, calls } = pageWith();
    const session = await open();
    await Promise.all([session.rotate(), session.rotate()]);
    const redeemed = await session.fetch(`${proxyUrl}/returns`, { method: "POST", body: "{}" });
    expect(redeemed.ok).toBe(true);
    await session.fetch(`${proxyUrl}/connectors`);
    expect(calls()).toEqual([
      "POST /session",
      "POST /session/rotate",
      "POST /returns",
      "POST /session/rotate",
      "GET /connectors",
    ]);
    expect(requests.slice(2).map(bearerOf)).toEqual([
      "Bearer handle-of-a-session-2",
      "Bearer handle-of-a-session-2",
      "Bearer handle-of-a-session-3",
    ]);
  });

  it("says that it is over", async () => {
    const { open, endAll } = pageWith();
    const session = await open();
    endAll();
    await expect(session.state()).rejects.toMatchObject({ code: "session_expired" });
    expect((await session.fetch(`${proxyUrl}/connectors`)).status).toBe(401);
  });

  it("ends when the page says so, and says nothing when that does not arrive", async () => {
    const { open, calls, loseAnswers } = pageWith();
    const session = await open();
    await session.close();
    expect(calls().at(-1)).toBe("DELETE /session");
    expect((await session.fetch(`${proxyUrl}/connectors`)).status).toBe(401);
    loseAnswers(1);
    await expect(session.close()).resolves.toBeUndefined();
  });

  it("is taken up again by its cookie, when there is one", async () => {
    const { open, fetch, endAll, calls } = pageWith("cookie-lax");
    await open();
    const session = await resumeSession({ proxyUrl, fetch });
    await session.state();
    expect(calls().filter((call) => call === "GET /session")).toHaveLength(1);
    endAll();
    await expect(resumeSession({ proxyUrl, fetch })).rejects.toMatchObject({
      code: "session_expired",
    });
  });
});
