import { describe, expect, it } from "vitest";
import { isConnectError } from "../../protocol/connect-error.ts";
import {
  type ConnectProxyOptions,
  createConnectProxy,
  createMemoryStore,
  type PowensTransport,
} from "./index.ts";

const good: ConnectProxyOptions = {
  powens: { url: "https://demo-sandbox.biapi.pro/2.0", clientId: "40219377" },
  credentials: "forms",
  publicUrl: "https://app.example/guichet",
  resolveUserToken: () => null,
  userKey: () => null,
};

const failureOf = (changes: Record<string, unknown>): unknown => {
  try {
    // Callers in JavaScript pass anything.
    Reflect.apply(createConnectProxy, undefined, [{ ...good, ...changes }]);
    return null;
  } catch (error) {
    return error;
  }
};
const powens = (changes: Record<string, unknown>) => ({ powens: { ...good.powens, ...changes } });

describe("[T50] a wrong option throws at once, with its name", () => {
  it.each<[string, Record<string, unknown>]>([
    ["powens", { powens: undefined }],
    ["powens.url", powens({ url: undefined })],
    ["powens.url", powens({ url: "demo" })],
    ["powens.url", powens({ url: "http://demo.biapi.pro/2.0" })],
    ["powens.url", powens({ url: "https://biapi.pro/2.0" })],
    ["powens.url", powens({ url: "https://demo.biapi.pro.evil.example/2.0" })],
    ["powens.url", powens({ url: "https://evil.example/demo.biapi.pro/2.0" })],
    ["powens.url", powens({ url: "https://demo.biapi.pro:8443/2.0" })],
    ["powens.url", powens({ url: "https://user:pw@demo.biapi.pro/2.0" })],
    ["powens.url", powens({ url: "https://demo.biapi.pro/2.0?all" })],
    ["powens.url", powens({ url: "https://demo.biapi.pro/%2e%2e/x%2f" })],
    ["powens.url", powens({ url: "https://169.254.169.254/2.0" })],
    ["powens.url", powens({ url: "file:///etc/passwd" })],
    ["powens.webviewUrl", powens({ webviewUrl: "webview.powens.com" })],
    ["powens.webviewUrl", powens({ webviewUrl: "http://webview.powens.com" })],
    ["powens.webviewUrl", powens({ webviewUrl: "https://webview.powens.com.evil.example" })],
    ["powens.webviewUrl", powens({ webviewUrl: "https://evilpowens.com" })],
    ["powens.webviewUrl", powens({ webviewUrl: "https://webview.powens.com/?a=b" })],
    ["powens.webviewUrl", powens({ webviewUrl: "http://localhost:4401/webview" })],
    ["powens.clientId", powens({ clientId: 40219377 })],
    ["powens.clientId", powens({ clientId: "" })],
    ["powens.transport", powens({ transport: {} })],
    ["credentials", { credentials: undefined }],
    ["credentials", { credentials: "form" }],
    ["publicUrl", { publicUrl: undefined }],
    ["publicUrl", { publicUrl: "/guichet" }],
    ["publicUrl", { publicUrl: "http://app.example/guichet" }],
    ["publicUrl", { publicUrl: "https://app.example/guichet?x=1" }],
    ["basePath", { basePath: "guichet" }],
    ["resolveUserToken", { resolveUserToken: undefined }],
    ["resolveUserToken", { resolveUserToken: "token" }],
    ["userKey", { userKey: undefined }],
    ["allowDelete", { allowDelete: "false" }],
    ["allowDelete", { allowDelete: null }],
    ["allowedOrigins", { allowedOrigins: [] }],
    ["allowedOrigins", { allowedOrigins: ["*"] }],
    ["allowedOrigins", { allowedOrigins: ["https://app.example/"] }],
    ["allowedOrigins", { allowedOrigins: ["http://app.example"] }],
    ["allowedOrigins", { allowedOrigins: ["null"] }],
    ["store", { store: { get: () => null } }],
    ["log", { log: () => undefined }],
    ["now", { now: 7 }],
    ["random", { random: 7 }],
    ["resolveToken", { resolveToken: () => null }],
  ])("%s: %j", (name, changes) => {
    const error = failureOf(changes);

    expect(isConnectError(error) && error.code).toBe("implementation_error");
    expect(String(error)).toContain(`\`${name}\``);
  });

  it("says so when there are none", () => {
    expect(() => {
      Reflect.apply(createConnectProxy, undefined, []);
    }).toThrow(/options/);
  });
});

const correctedUrls = [
  "https://demo.biapi.pro",
  "https://demo.biapi.pro/",
  "https://demo.biapi.pro/2.0/",
  "https://demo.biapi.pro//2.0",
  "https://demo.biapi.pro/2.0//",
  "https://DEMO.biapi.pro/2.0",
];
const wrongUrls: [string, RegExp][] = [
  ["demo", /whole address/],
  ["demo.biapi.pro", /whole address/],
  ["demo.biapi.pro/2.0", /whole address/],
  ["//demo.biapi.pro/2.0", /whole address/],
  ["", /whole address/],
  ["http://demo.biapi.pro/2.0", /must be https/],
  ["https://demo.biapi.pro:8443/2.0", /no port/],
  ["https://canary:canary@demo.biapi.pro/2.0", /no user name or password/],
  ["https://demo.biapi.pro/2.0?canary", /no query/],
  ["https://demo.biapi.pro/2.0#canary", /no query and no fragment/],
  ["https://demo.biapi.pro/2", /ends in \/2\.0/],
  ["https://demo.biapi.pro/1.0", /ends in \/2\.0/],
  ["https://demo.biapi.pro/v2.0", /ends in \/2\.0/],
  ["https://demo.biapi.pro/2.0/connectors", /ends in \/2\.0/],
  ["https://demo.biapi.pro/2.0/2.0", /ends in \/2\.0/],
  ["https://demo.biapi.pro/canary", /ends in \/2\.0/],
  ["https://console.powens.com/2.0", /biapi\.pro/],
  ["http://localhost:4401/api", /ends in \/2\.0/],
];

describe("[integration I4] where the API of Powens is", () => {
  it.each(correctedUrls)("is corrected where it can mean one thing only: %s", async (url) => {
    const asked: string[] = [];
    const transport: PowensTransport = {
      send: ({ origin, path }) => {
        asked.push(origin + path);
        return Promise.resolve({ status: 200, headers: {}, body: '{"connectors":[]}' });
      },
    };
    const proxy = createConnectProxy({
      ...good,
      ...{ userKey: () => "alice", resolveUserToken: () => "token" },
      powens: { ...good.powens, url, transport },
    });
    const headers = { "x-guichet": "1" };
    await proxy.fetch(new Request("https://app.example/guichet/connectors", { headers }));
    expect(asked).toContain("https://demo.biapi.pro/2.0/connectors");
  });

  it.each(wrongUrls)("is refused with what is wrong and with the fix: %j", (url, expected) => {
    const message = String(failureOf(powens({ url })));
    expect(message).toMatch(/`powens\.url` .*https:\/\/\{domain\}\.biapi\.pro\/2\.0/);
    expect(message).toMatch(expected);
    expect(message).not.toContain("canary");
  });

  it.each(["http://localhost:4401", "http://localhost:4401/2.0/", "http://127.0.0.1:1/powens/2.0"])(
    "may be a sandbox on this machine: %s",
    (url) => {
      expect(failureOf(powens({ url }))).toBeNull();
    },
  );
});

it.each([
  ["https://app.example/guichet/callback", /\/callback/],
  ["https://app.example/guichet/callback/", /\/callback/],
  ["https://app.example/callback", /\/callback/],
  ["http://localhost:3000/guichet/callback", /\/callback/],
  ["https://app.example//guichet", /slashes in a row/],
  ["https://app.example/a///guichet/", /slashes in a row/],
])(
  "[integration I6][host-page 60] `publicUrl` is refused with the fix where every address would be wrong: %s",
  (publicUrl, expected) => {
    const message = String(failureOf({ publicUrl }));
    expect(message).toMatch(expected);
    expect(message).toContain("`publicUrl`");
    expect(message).toContain("https://app.example/guichet");
  },
);

it.each<[string, string, Record<string, unknown>]>([
  ["publicURL", "publicUrl", { publicURL: "https://app.example/guichet" }],
  ["resolveUsertoken", "resolveUserToken", { resolveUsertoken: () => null }],
  ["allowedOrigin", "allowedOrigins", { allowedOrigin: ["https://app.example"] }],
  ["credential", "credentials", { credential: "forms" }],
  ["powens.clientID", "powens.clientId", powens({ clientId: undefined, clientID: "40219377" })],
  ["powens.client_id", "powens.clientId", powens({ clientId: undefined, client_id: "40219377" })],
  ["powens.URL", "powens.url", powens({ url: undefined, URL: "https://demo.biapi.pro/2.0" })],
])("[integration I14] an option called `%s` is told apart from `%s`", (given, meant, changes) => {
  const message = String(failureOf(changes));
  expect(message).toContain(`\`${given}\` is not an option; did you mean \`${meant}\`?`);
});

it("[integration I14] lets others keep things of theirs beside the options of Powens", () => {
  expect(failureOf(powens({ clientSecret: "not ours" }))).toBeNull();
});

describe("right options", () => {
  it.each(["https://app.example/callbacks", "https://app.example/callback/guichet"])(
    "a public address that only looks like the callback's: %s",
    (publicUrl) => {
      expect(failureOf({ publicUrl })).toBeNull();
    },
  );

  it.each<[string, Record<string, unknown>]>([
    ["as documented", {}],
    ["a sandbox on this machine", powens({ url: "http://localhost:7001/2.0" })],
    ["a named sandbox", powens({ url: "http://powens.localhost:7001/2.0" })],
    ["an address", powens({ url: "http://127.0.0.1:7001/2.0/" })],
    ["development", { publicUrl: "http://app.localhost:3000/guichet/" }],
    ["the root", { publicUrl: "https://connect.example" }],
    ["a shared store", { store: createMemoryStore() }],
    ["origins", { allowedOrigins: ["https://app.example", "http://localhost:5173"] }],
  ])("%s", (_name, changes) => {
    expect(failureOf(changes)).toBeNull();
  });

  it.each([
    ["https://app.example/guichet/", undefined, "https://app.example/guichet", "/guichet"],
    ["https://connect.example/", undefined, "https://connect.example", ""],
    ["https://app.example/a/b", "/b/", "https://app.example/a/b", "/b"],
    ["https://app.example/a", "", "https://app.example/a", ""],
  ])("%s with base path %s", async (publicUrl, basePath, expectedUrl, expectedPath) => {
    const proxy = createConnectProxy({ ...good, publicUrl, basePath });

    expect([proxy.publicUrl, proxy.basePath]).toEqual([expectedUrl, expectedPath]);
    const response = await proxy.fetch(
      new Request(`https://anything.example${expectedPath}/connectors`),
    );
    expect(response.status).toBe(403);
    await proxy.close();
  });
});

describe("what the host's functions do wrong", () => {
  const ask = (changes: Partial<ConnectProxyOptions>) =>
    createConnectProxy({ ...good, ...changes }).fetch(
      new Request("https://app.example/guichet/connections", { headers: { "x-guichet": "1" } }),
    );

  it.each<[string, Partial<ConnectProxyOptions>, number]>([
    ["no user", { userKey: () => null }, 401],
    ["an empty user", { userKey: () => "" }, 401],
    ["no token", { userKey: () => "alice" }, 500],
    ["a token that is no header", { userKey: () => "a", resolveUserToken: () => "x\r\ny: z" }, 500],
    ["a long key", { userKey: () => "x".repeat(513) }, 500],
    ["a throw", { userKey: () => Promise.reject(new Error("canary")) }, 503],
    ["a store that throws", { userKey: () => "a", store: brokenStore() }, 500],
  ])("%s", async (_name, changes, status) => {
    const response = await ask(changes);

    expect(response.status).toBe(status);
    expect(await response.text()).not.toMatch(/canary|x{100}/);
  });

  it("[T93][T60] it is told to the log by name, and to the browser without what was thrown", async () => {
    const lines: unknown[] = [];
    const response = await ask({
      userKey: () => "alice",
      resolveUserToken: () => {
        throw new Error("canary");
      },
      log: { write: (line) => lines.push(line) },
    });

    expect(await response.json()).toMatchObject({
      error: { code: "upstream_unavailable", message: "`resolveUserToken` of this server failed." },
    });
    expect(lines).toContainEqual(
      expect.objectContaining({ event: "host_function_failed", name: "resolveUserToken" }),
    );
    expect(JSON.stringify(lines)).not.toContain("canary");
  });

  it("they see no body: it has been read before", async () => {
    let isReadable = true;
    const proxy = createConnectProxy({
      ...good,
      userKey: (request) => {
        isReadable = !request.bodyUsed;
        return null;
      },
    });
    await proxy.fetch(
      new Request("https://app.example/guichet/returns", {
        method: "POST",
        headers: {
          "x-guichet": "1",
          origin: "https://app.example",
          "content-type": "application/json",
        },
        body: "{}",
      }),
    );

    expect(isReadable).toBe(false);
  });

  it("a log that throws takes no request with it", async () => {
    const response = await ask({
      log: {
        write() {
          throw new Error("disk full");
        },
      },
    });

    expect(response.status).toBe(401);
  });
});

function brokenStore() {
  const fail = (): Promise<never> => Promise.reject(new Error("canary"));
  return { get: fail, put: fail, putIfAbsent: fail, take: fail };
}

it("[T60][T75] a store that fails closes the way, and shows nothing", async () => {
  const { userKey, resolveUserToken } = { userKey: () => "a", resolveUserToken: () => "t" };
  const proxy = createConnectProxy({ ...good, userKey, resolveUserToken, store: brokenStore() });

  const response = await proxy.fetch(
    new Request("https://app.example/guichet/operations/operation-0000001", {
      headers: { "x-guichet": "1" },
    }),
  );

  expect(response.status).toBe(503);
  expect(await response.text()).not.toContain("canary");
});
