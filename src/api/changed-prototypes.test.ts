import { compactDecrypt, exportJWK, generateKeyPair } from "jose";
import { afterEach, describe, expect, it } from "vitest";
import { writeJson } from "../protocol/write-json.ts";
import { createConnectApi } from "./connect-api.ts";

const undo: (() => void)[] = [];
afterEach(() => {
  for (const act of undo.splice(0)) act();
});

/** What libraries of old do to a prototype. One that all objects inherit must not be listed: see the check of options. */
const change = (prototype: object, name: string, value: unknown) => {
  const before = Object.getOwnPropertyDescriptor(prototype, name);
  const enumerable = prototype !== Object.prototype;
  Object.defineProperty(prototype, name, {
    value,
    ...{ configurable: true, enumerable, writable: true },
  });
  undo.push(() => {
    if (before === undefined) Reflect.deleteProperty(prototype, name);
    else Object.defineProperty(prototype, name, before);
  });
};

const inProse = () => "changed by the page";

/** By what changes them. */
const pages: Readonly<Record<string, () => void>> = {
  "arrays that write themselves, as in Prototype 1.6": () => {
    change(Array.prototype, "toJSON", function (this: unknown[]) {
      return `[${this.join(", ")}]`;
    });
  },
  "texts, numbers and truths that write themselves": () => {
    for (const { prototype } of [String, Number, Boolean]) change(prototype, "toJSON", inProse);
  },
  "properties on every array that can be listed": () => {
    change(Array.prototype, "each", inProse);
  },
  "arrays that reduce in another way": () => {
    change(Array.prototype, "reduce", inProse);
  },
};

const data = {
  ids: [9936, 12],
  disabled: false,
  none: null,
  nested: { name: "été", list: [{ deep: true }] },
};
const WRITTEN =
  '{"ids":[9936,12],"disabled":false,"none":null,"nested":{"name":"été","list":[{"deep":true}]}}';

describe("[host-page 45] on a page with", () => {
  it.each([
    ...Object.entries(pages),
    ["objects that write themselves", () => change(Object.prototype, "toJSON", inProse)] as const,
  ])("%s, data are written as they are", (_, change) => {
    change();
    const written = writeJson(data);
    for (const act of undo.splice(0)) act();
    expect(written).toBe(WRITTEN);
  });

  it.each(Object.entries(pages))(
    "%s, chosen accounts are shared and credentials encrypted",
    async (_, change) => {
      const { publicKey, privateKey } = await generateKeyPair("RSA-OAEP-256");
      const key = JSON.stringify({ key: { ...(await exportJWK(publicKey)), kid: "here" } });
      const sent: string[] = [];
      const headers = { "content-type": "application/json" };
      const api = createConnectApi({
        proxyUrl: "/guichet",
        fetch: async (_input, init) => {
          if (init?.method === "GET") return new Response(key, { headers });
          sent.push(typeof init?.body === "string" ? init.body : "");
          const answer =
            init?.method === "PUT" ? '{"accounts":[]}' : '{"kind":"refused","code":"wrongpass"}';
          return new Response(answer, { headers });
        },
      });
      change();
      await api.shareAccounts(4, [9936, 12]);
      await api.createConnection(
        {
          connector_uuid: "0f8c5d2e-6a51-4c5b-9d3e-2b7f0e1a4c01",
          source: null,
          fields: { login: "ada" },
        },
        { operation: "operation-0123456789" },
      );
      for (const act of undo.splice(0)) act();

      expect(sent[0]).toBe('{"ids":[9936,12],"disabled":false}');
      const { fields } = JSON.parse(sent[1] ?? "") as { fields: { login: string } };
      const { plaintext, protectedHeader } = await compactDecrypt(fields.login, privateKey);
      expect(new TextDecoder().decode(plaintext)).toBe("ada");
      expect(protectedHeader).toEqual({ alg: "RSA-OAEP-256", enc: "A256GCM", kid: "here" });
    },
  );
});
