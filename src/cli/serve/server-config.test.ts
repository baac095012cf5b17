import { describe, expect, it } from "vitest";
import type { Environment } from "./read-variables.ts";
import { ConfigError, readServerConfig, variableNames } from "./server-config.ts";
import { goodEnvironment, keyText } from "./testing/good-environment.ts";

const noFile = (): string => {
  throw new Error("there are no files here");
};

function problemsOf(changes: Environment, readFile = noFile): readonly string[] {
  try {
    readServerConfig(goodEnvironment(changes), readFile);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

it("reads a whole configuration", () => {
  expect(readServerConfig(goodEnvironment(), noFile)).toEqual({
    powensUrl: "https://demo-sandbox.biapi.pro/2.0",
    clientId: "40219377",
    clientSecret: "canary-hT7wQ2mZ9xKp4RvN",
    publicUrl: "https://connect.example",
    allowedOrigins: ["https://shop.example", "https://app.example:8443"],
    serverKey: `canary-${keyText("server")}`,
    encryptionKeys: [
      { id: "k2", bytes: new Uint8Array(Buffer.from(keyText("new"), "base64url")) },
      { id: "k1", bytes: new Uint8Array(Buffer.from(keyText("old"), "base64url")) },
    ],
    credentials: "forms",
    webviewUrl: "https://webview.powens.com",
    webhookSecret: "canary-aB3xYz81QpLm77Rt",
    returnAddresses: new Map([
      ["shop", "https://shop.example/banks?tab=1"],
      ["app", "https://app.example/"],
    ]),
    webviewAddresses: true,
    webviewCreatesUsers: true,
    trustedProxies: ["10.0.0.0/8", "fd00::/8", "192.0.2.1"],
    port: 8443,
    host: "0.0.0.0",
  });
});

it("does without what is not required", () => {
  const config = readServerConfig(
    goodEnvironment({
      GUICHET_PUBLIC_URL: "http://localhost:8080/guichet/",
      GUICHET_ALLOWED_ORIGINS: undefined,
      GUICHET_WEBHOOK_SECRET: undefined,
      GUICHET_RETURN_ADDRESSES: undefined,
      GUICHET_WEBVIEW_ADDRESSES: undefined,
      GUICHET_WEBVIEW_CREATES_USERS: undefined,
      GUICHET_TRUSTED_PROXIES: undefined,
      GUICHET_PORT: undefined,
      GUICHET_HOST: undefined,
      GUICHET_ENCRYPTION_KEY: `only:${keyText("new")}`,
    }),
    noFile,
  );
  expect(config).toMatchObject({
    publicUrl: "http://localhost:8080/guichet",
    allowedOrigins: [],
    webhookSecret: null,
    returnAddresses: new Map(),
    webviewAddresses: false,
    webviewCreatesUsers: false,
    trustedProxies: [],
    port: 8080,
    host: "127.0.0.1",
    encryptionKeys: [{ id: "only" }],
  });
});

it("names everything that is missing, at once, each with what to do", () => {
  expect(() => readServerConfig({}, noFile)).toThrow(ConfigError);
  const missing = Object.fromEntries(variableNames.map((name) => [name, undefined]));
  const problems = problemsOf(missing);
  expect(problems.map((problem) => problem.split(":")[0])).toEqual([
    "GUICHET_POWENS_URL",
    "GUICHET_CLIENT_ID",
    "GUICHET_CLIENT_SECRET",
    "GUICHET_PUBLIC_URL",
    "GUICHET_SERVER_KEY",
    "GUICHET_ENCRYPTION_KEY",
    "GUICHET_CREDENTIALS",
  ]);
  for (const problem of problems) expect(problem).toMatch(/: is missing; .{10,}/);
});

const aKey = keyText("new");
const wrong: [string, string, string][] = [
  ["GUICHET_POWENS_URL", "canary", "biapi.pro"],
  ["GUICHET_POWENS_URL", "http://demo.biapi.pro/2.0", "biapi.pro"],
  ["GUICHET_POWENS_URL", "https://demo.biapi.pro.canary.example/2.0", "biapi.pro"],
  ["GUICHET_POWENS_URL", "https://demo.biapi.pro:8443/2.0", "biapi.pro"],
  ["GUICHET_POWENS_URL", "https://u:canary@demo.biapi.pro/2.0", "biapi.pro"],
  ["GUICHET_POWENS_URL", "http://127.0.0.1:4401/2.0", "GUICHET_ALLOW_UNTRUSTED_UPSTREAM=loopback"],
  ["GUICHET_POWENS_URL", "demo.biapi.pro/2.0", "whole address"],
  ["GUICHET_POWENS_URL", "https://demo.biapi.pro/2.0?canary=1", "no query"],
  ["GUICHET_POWENS_URL", "https://demo.biapi.pro/canary", "ends in /2.0"],
  ["GUICHET_ALLOW_UNTRUSTED_UPSTREAM", "canary", "loopback"],
  ["GUICHET_CLIENT_ID", "canary", "digits"],
  ["GUICHET_CLIENT_SECRET", "canary", "shorter than 16"],
  ["GUICHET_CLIENT_SECRET", "sandbox-client-secret", "well-known"],
  ["GUICHET_CLIENT_SECRET", "your_client_secret", "well-known"],
  ["GUICHET_PUBLIC_URL", "connect.canary.example", "https"],
  ["GUICHET_PUBLIC_URL", "http://connect.canary.example", "https"],
  ["GUICHET_PUBLIC_URL", "https://connect.canary.example/?x=1", "without a query"],
  ["GUICHET_PUBLIC_URL", "https://connect.example/%2e%2e%2fcanary", "path"],
  ["GUICHET_PUBLIC_URL", "https://canary.example/api", "/api"],
  ["GUICHET_PUBLIC_URL", "https://canary.example/callback", "/callback"],
  ["GUICHET_PUBLIC_URL", "https://canary.example/api/callback/", "/callback"],
  ["GUICHET_PUBLIC_URL", "https://canary.example//guichet", "slashes in a row"],
  ["GUICHET_ALLOWED_ORIGINS", "*", "bare https origins"],
  ["GUICHET_ALLOWED_ORIGINS", "https://canary.example/", "bare https origins"],
  ["GUICHET_ALLOWED_ORIGINS", "https://shop.example,http://canary.example", "bare https origins"],
  ["GUICHET_ALLOWED_ORIGINS", "null", "bare https origins"],
  ["GUICHET_SERVER_KEY", "canary-short", "shorter than 32"],
  ["GUICHET_SERVER_KEY", "changeme", "well-known"],
  ["GUICHET_SERVER_KEY", "a".repeat(40), "repeats itself"],
  ["GUICHET_SERVER_KEY", "canary01".repeat(5), "repeats itself"],
  ["GUICHET_SERVER_KEY", "abcdefghijklmnopqrstuvwxyz0123456789", "guessed"],
  ["GUICHET_SERVER_KEY", "abcabdabcabcbdabcbabbdbacbabdbabcbdbac", "guessed"],
  ["GUICHET_ENCRYPTION_KEY", aKey, "id:key"],
  ["GUICHET_ENCRYPTION_KEY", "k1:canary", "id:key"],
  ["GUICHET_ENCRYPTION_KEY", `k1:${aKey},k2:${aKey},k3:${aKey}`, "id:key"],
  ["GUICHET_ENCRYPTION_KEY", `k1:${aKey},k1:${keyText("old")}`, "same id"],
  ["GUICHET_ENCRYPTION_KEY", `k1:${Buffer.alloc(32).toString("base64url")}`, "guessed"],
  ["GUICHET_ENCRYPTION_KEY", `k1:${Buffer.alloc(32, "canary0").toString("base64url")}`, "guessed"],
  [
    "GUICHET_ENCRYPTION_KEY",
    `k1:${Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString("base64url")}`,
    "guessed",
  ],
  ["GUICHET_CREDENTIALS", "canary", "forms"],
  ["GUICHET_WEBVIEW_URL", "https://webview.canary.example", "webview.powens.com"],
  ["GUICHET_WEBVIEW_URL", "http://webview.powens.com/canary", "webview.powens.com"],
  ["GUICHET_WEBVIEW_URL", "http://127.0.0.1:4401/canary", "webview.powens.com"],
  ["GUICHET_WEBHOOK_SECRET", "canary", "shorter than 16"],
  ["GUICHET_RETURN_ADDRESSES", "https://canary.example/", "shop=https://"],
  ["GUICHET_RETURN_ADDRESSES", "shop=http://canary.example/", "shop=https://"],
  ["GUICHET_RETURN_ADDRESSES", "shop=javascript:canary", "shop=https://"],
  ["GUICHET_WEBVIEW_ADDRESSES", "canary", "on or off"],
  ["GUICHET_WEBVIEW_CREATES_USERS", "true", "on or off"],
  ["GUICHET_TRUSTED_PROXIES", "canary", "10.0.0.0/8"],
  ["GUICHET_TRUSTED_PROXIES", "10.0.0.0/33", "10.0.0.0/8"],
  ["GUICHET_TRUSTED_PROXIES", "*", "10.0.0.0/8"],
  ["GUICHET_PORT", "tcp://10.0.0.1:80", "enableServiceLinks"],
  ["GUICHET_PORT", "70000", "65535"],
  ["GUICHET_HOST", "canary host", "0.0.0.0"],
  ["GUICHET_REDIS_URL", "redis://u:canary@redis:6379", "not available yet"],
];

describe("a wrong value", () => {
  it.each(wrong)(
    "[T96][T50][T30] %s = %j is named with the fix (%s) and not printed",
    (name, value, fix) => {
      const problems = problemsOf({ [name]: value });
      expect(problems).toEqual([expect.stringContaining(fix)]);
      expect(problems[0]).toMatch(new RegExp(`^${name}: `));
      expect(problems[0]).not.toContain("canary");
      expect(problems[0]).not.toContain(aKey);
    },
  );

  it("does not hide the others", () => {
    const problems = problemsOf({
      GUICHET_PORT: "x",
      GUICHET_SERVER_KEY: undefined,
      GUICHET_PUBLIC_URL: "x",
    });
    expect(problems.map((problem) => problem.split(":")[0])).toEqual([
      "GUICHET_PUBLIC_URL",
      "GUICHET_SERVER_KEY",
      "GUICHET_PORT",
    ]);
  });
});

it("lets a sandbox on this machine be Powens when it is said so, with its invented secret", () => {
  expect(
    problemsOf({
      GUICHET_POWENS_URL: "http://127.0.0.1:4401/2.0",
      GUICHET_CLIENT_SECRET: "sandbox-client-secret",
      GUICHET_ALLOW_UNTRUSTED_UPSTREAM: "loopback",
    }),
  ).toEqual([]);
  expect(
    problemsOf({
      GUICHET_POWENS_URL: "http://169.254.169.254/2.0",
      GUICHET_ALLOW_UNTRUSTED_UPSTREAM: "loopback",
    }),
  ).toEqual([expect.stringMatching(/^GUICHET_POWENS_URL: /)]);
});

describe("[T102][server A4] the addresses of the Webview", () => {
  const off = { GUICHET_WEBVIEW_ADDRESSES: undefined, GUICHET_WEBVIEW_CREATES_USERS: undefined };
  const read = (changes: Environment) =>
    readServerConfig(goodEnvironment({ ...off, ...changes }), noFile);

  it("are closed unless a variable opens them, whatever return addresses there are", () => {
    expect(read({})).toMatchObject({ webviewAddresses: false, webviewCreatesUsers: false });
    expect(read({ GUICHET_WEBVIEW_ADDRESSES: "off" })).toMatchObject({ webviewAddresses: false });
  });

  it("make no users when they are opened, unless a second variable says so", () => {
    expect(read({ GUICHET_WEBVIEW_ADDRESSES: "on" })).toMatchObject({
      webviewAddresses: true,
      webviewCreatesUsers: false,
    });
  });

  it.each([
    [
      "make users while they are closed",
      { ...off, GUICHET_WEBVIEW_CREATES_USERS: "on" },
      /^GUICHET_WEBVIEW_CREATES_USERS: .*GUICHET_WEBVIEW_ADDRESSES=on/,
    ],
    [
      "are open and nobody could come back from them",
      { GUICHET_RETURN_ADDRESSES: undefined },
      /^GUICHET_WEBVIEW_ADDRESSES: .*GUICHET_RETURN_ADDRESSES/,
    ],
  ])("are a contradiction that is named when they %s", (_name, changes, expected) => {
    expect(problemsOf(changes)).toEqual([expect.stringMatching(expected)]);
  });
});

it.each(["https://demo.biapi.pro", "https://demo.biapi.pro/2.0/", "https://demo.biapi.pro//2.0"])(
  "[integration I4] corrects where the API of Powens is, where it can mean one thing only: %s",
  (url) => {
    const { powensUrl } = readServerConfig(goodEnvironment({ GUICHET_POWENS_URL: url }), noFile);
    expect(powensUrl).toBe("https://demo.biapi.pro/2.0");
  },
);

it.each([
  ["GUICHET_ALLOWED_ORIGIN", "GUICHET_ALLOWED_ORIGINS"],
  ["GUICHET_CLIENTID", "GUICHET_CLIENT_ID"],
  ["GUICHET_RETURN_ADRESSES", "GUICHET_RETURN_ADDRESSES"],
  ["guichet_port", "GUICHET_PORT"],
  ["GUICHET_SERVER_KEY_FILES", "GUICHET_SERVER_KEY_FILE"],
  ["GUICHET_WEBVIEW_ADRESSES", "GUICHET_WEBVIEW_ADDRESSES"],
])("[integration I14] a variable called %s is told apart from %s", (given, meant) => {
  expect(problemsOf({ [given]: "canary" })).toEqual([
    `${given}: is not a variable of this server; did you mean ${meant}?`,
  ]);
});

it.each([
  ["GUICHET_SERVICE_HOST", "10.0.0.1"],
  ["GUICHET_SERVICE_PORT_HTTP", "8080"],
  ["GUICHET_PORT_8080_TCP", "tcp://10.0.0.1:8080"],
  ["GUICHET_X_PORT", "tcp://10.0.0.1:8080"],
  ["GUICHET_DB_SERVICE_HOST", "10.0.0.1"],
  ["GUICHET_DB_HOST", "db"],
  ["GUICHET_BROWSER", "chromium"],
  ["GUICHET_TEST", "1"],
])("[integration I14] a variable of somebody else's is left alone: %s", (name, value) => {
  expect(problemsOf({ [name]: value })).toEqual([]);
});

describe("[server B2] listening beyond this machine", () => {
  const bare = { GUICHET_TRUSTED_PROXIES: undefined };
  const local = { GUICHET_PUBLIC_URL: "http://localhost:8080", ...bare };

  it.each(["0.0.0.0", "::", "192.0.2.7", "0", "guichet.internal"])(
    "is refused without TLS, with the fix: %s",
    (host) => {
      expect(problemsOf({ ...local, GUICHET_HOST: host })).toEqual([
        expect.stringMatching(/^GUICHET_HOST: .*GUICHET_TRUSTED_PROXIES/),
      ]);
    },
  );

  it.each<[string, Environment]>([
    ["on this machine alone", { ...local, GUICHET_HOST: "127.0.0.1" }],
    ["on this machine alone, by IPv6", { ...local, GUICHET_HOST: "::1" }],
    ["on this machine alone, by name", { ...local, GUICHET_HOST: "localhost" }],
    ["by default", { ...local, GUICHET_HOST: undefined }],
    ["where TLS ends in front", { ...bare, GUICHET_HOST: "0.0.0.0" }],
    ["where the network in front is named", { ...local, GUICHET_TRUSTED_PROXIES: "172.17.0.0/16" }],
  ])("is as it was %s", (_name, changes) => {
    expect(problemsOf(changes)).toEqual([]);
  });
});

describe("files", () => {
  it("hold any variable, without the newline at their end", () => {
    const { GUICHET_SERVER_KEY: serverKey = "", ...others } = goodEnvironment();
    const config = readServerConfig(
      {
        ...others,
        GUICHET_PORT: undefined,
        GUICHET_SERVER_KEY_FILE: "/a",
        GUICHET_PORT_FILE: "/b",
      },
      (path) => (path === "/a" ? `${serverKey}\n` : "9000\r\n"),
    );
    expect(config).toMatchObject({ serverKey, port: 9000 });
  });

  it("must be readable, and must not be given beside the variable itself", () => {
    expect(
      problemsOf({
        GUICHET_SERVER_KEY_FILE: "/run/canary",
        GUICHET_CLIENT_ID: undefined,
        GUICHET_CLIENT_ID_FILE: "/run/canary",
      }),
    ).toEqual([
      "GUICHET_CLIENT_ID_FILE: names a file that this process cannot read",
      "GUICHET_SERVER_KEY: is given twice; set it or GUICHET_SERVER_KEY_FILE, not both",
    ]);
  });
});

it.each([
  ["good", {}],
  ["bad", { GUICHET_PORT: "x" }],
])("[T96] no secret stays in the environment after a %s configuration", (_name, changes) => {
  const environment = goodEnvironment({ ...changes, GUICHET_REDIS_URL: "redis://:canary@redis" });
  expect(() => readServerConfig(environment, noFile)).toThrow(ConfigError);
  expect(JSON.stringify(environment)).not.toMatch(/canary|k2:/);
  expect(environment).toHaveProperty("GUICHET_CLIENT_ID");
});
