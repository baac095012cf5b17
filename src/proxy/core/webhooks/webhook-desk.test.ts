import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../store/memory-store.ts";
import { createWebhookDesk, type WebhookRefusal } from "./webhook-desk.ts";

const secret = "the-secret-that-powens-showed-once";
const path = "/guichet/api/webhooks/powens";
const at = Date.parse("2026-03-04T05:06:07Z");
const body = JSON.stringify({ id_user: 4, connection: { id: 17, state: "wrongpass" } });

const sign = (date: string, signed = body, { key = secret, on = path } = {}) =>
  createHmac("sha256", key).update(`POST.${on}.${date}.${signed}`).digest("base64");

function underTest({ now = at } = {}) {
  const hinted: number[] = [];
  const refused: WebhookRefusal[] = [];
  const desk = createWebhookDesk({
    secret,
    path,
    store: createMemoryStore({ now: () => now }),
    now: () => now,
    onConnection: (id) => hinted.push(id),
    onRefused: (reason) => refused.push(reason),
  });
  const send = async (sent: { body?: BodyInit; headers?: Record<string, string> } = {}) => {
    const date = "2026-03-04T05:06:07Z";
    const request = new Request(`https://anything.example/whatever?it=says`, {
      method: "POST",
      body: sent.body ?? body,
      headers: {
        "content-type": "application/json",
        "bi-signature-date": date,
        "bi-signature": sign(date),
        ...sent.headers,
      },
    });
    return desk.receive(request).then(
      ({ status }) => status,
      (error: unknown) => (error instanceof Error && "status" in error ? error.status : error),
    );
  };
  return { send, hinted, refused };
}

const dated = (date: string) => ({ "bi-signature-date": date, "bi-signature": sign(date) });

describe("[T98] a webhook", () => {
  it("that is signed for this path is a hint to read its connection anew, once", async () => {
    const { send, hinted, refused } = underTest();
    expect(await send()).toBe(204);
    expect(await send()).toBe(204);
    expect(hinted).toEqual([17]);
    expect(refused).toEqual(["replayed"]);
  });

  it("is known again when its signature is written another way", async () => {
    const { send, hinted } = underTest();
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const written = sign("2026-03-04T05:06:07Z");
    const last = alphabet.indexOf(written.charAt(42));
    const rewritten = `${written.slice(0, 42)}${alphabet.charAt(last ^ 1)}=`;
    expect(rewritten).not.toBe(written);
    expect(await send()).toBe(204);
    expect(await send({ headers: { "bi-signature": rewritten } })).toBe(204);
    expect(hinted).toEqual([17]);
  });

  it("is taken in any order, and without a connection does nothing", async () => {
    const { send, hinted } = underTest();
    const later = JSON.stringify({ id_connection: 18 });
    const other = JSON.stringify({ user: { id: 4 } });
    const of = (text: string) => ({
      body: text,
      headers: { "bi-signature": sign("2026-03-04T05:06:07Z", text) },
    });
    expect(await send(of(later))).toBe(204);
    expect(await send()).toBe(204);
    expect(await send(of(other))).toBe(204);
    expect(hinted).toEqual([18, 17]);
  });

  it.each([
    ["without a signature", { "bi-signature": "" }],
    ["without a date", { "bi-signature-date": "" }],
    [
      "signed with another secret",
      { "bi-signature": sign("2026-03-04T05:06:07Z", body, { key: "x" }) },
    ],
    [
      "signed for another path",
      { "bi-signature": sign("2026-03-04T05:06:07Z", body, { on: "/" }) },
    ],
    ["signed for another date", { "bi-signature": sign("2026-03-04T05:06:08Z") }],
    ["whose date is no date", dated("yesterday")],
    ["of 301 s ago", dated("2026-03-04T05:01:06Z")],
    ["of 301 s ahead", dated("2026-03-04T05:11:08Z")],
    ["whose signature is too short", { "bi-signature": "AAAA" }],
  ])("%s does nothing", async (_name, headers) => {
    const { send, hinted, refused } = underTest();
    expect(await send({ headers })).toBe(401);
    expect(hinted).toEqual([]);
    expect(refused).toEqual(["signature"]);
  });

  it.each([
    "2026-03-04T05:01:07Z",
    "2026-03-04T05:11:07Z",
    "2026-03-04T05:06:07",
    "2026-03-04T06:06:07+01:00",
  ])("of %s is taken", async (date) => {
    const { send, hinted } = underTest();
    expect(await send({ headers: dated(date) })).toBe(204);
    expect(hinted).toEqual([17]);
  });

  it("with one bit turned does nothing", async () => {
    const bytes = Buffer.from(body);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const { send, hinted } = underTest();
        const turned = Buffer.from(bytes);
        const byte = bit >> 3;
        turned.writeUInt8(turned.readUInt8(byte) ^ (1 << (bit & 7)), byte);
        expect(await send({ body: turned })).toBe(401);
        expect(hinted).toEqual([]);
      }),
    );
  });

  it.each([
    ["compressed", { "content-encoding": "gzip" }],
    ["as text", { "content-type": "text/plain" }],
  ])("sent %s is refused before it is read", async (_name, headers) => {
    const { send, refused } = underTest();
    expect(await send({ headers })).toBe(415);
    expect(refused).toEqual(["content_type"]);
  });

  it("is read up to 8 MB", async () => {
    const { send, hinted } = underTest();
    expect(await send({ body: "x".repeat(8_000_001) })).toBe(413);
    expect(hinted).toEqual([]);
  });

  it("that is signed and is not JSON does nothing", async () => {
    const { send, hinted } = underTest();
    const signature = sign("2026-03-04T05:06:07Z", "{");
    expect(await send({ body: "{", headers: { "bi-signature": signature } })).toBe(204);
    expect(hinted).toEqual([]);
  });
});
