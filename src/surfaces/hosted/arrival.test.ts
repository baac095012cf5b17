import { beforeEach, describe, expect, it } from "vitest";
import { forgetArrival, takeArrival } from "./arrival.ts";

const at = (address: string) => {
  history.replaceState(null, "", address);
};

beforeEach(() => {
  at("/");
});

describe("how somebody came to the hosted page", () => {
  it("is by a link, whose token leaves the address at once and is found again until it is used", () => {
    at("/guichet/#connect_token=once-0000000000000000");
    const linked = { kind: "linked", connectToken: "once-0000000000000000" };
    expect(takeArrival(window)).toEqual(linked);
    expect(location.href).toMatch(/\/guichet\/$/);
    expect(takeArrival(window)).toEqual(linked);
    forgetArrival(window);
    expect(takeArrival(window)).toEqual({ kind: "again", fromBank: false });
  });

  it.each([
    ["/fr/connect", "connect", "fr"],
    ["/guichet/en/reconnect", "reconnect", "en"],
    ["/manage", "manage", null],
    ["/fr/connect/", "connect", "fr"],
    ["/guichet/manage/", "manage", null],
  ])("is by an address of the Webview: %s", (path, flow, lang) => {
    at(`${path}?code=a%2Fb%2Bc&state=x&client_id=1&client_id=2&__proto__=y`);
    expect(takeArrival(window)).toEqual({
      ...{ kind: "webview", flow, lang },
      // What stands there twice counts as missing.
      parameters: Object.fromEntries([
        ...[
          ["code", "a/b+c"],
          ["state", "x"],
        ],
        ...[
          ["client_id", ""],
          ["__proto__", "y"],
        ],
      ]) as unknown,
    });
    expect([location.pathname, location.search]).toEqual([path, ""]);
  });

  it.each(["/fr/payment?code=x", "/fr/connect//?code=x", "/?code=x", "/fr/connect"])(
    "is no such address: %s",
    (address) => {
      at(address);
      expect(takeArrival(window)).toEqual({ kind: "again", fromBank: false });
    },
  );

  it("is back from the bank, and the code is left to the flow", () => {
    at("/fr/connect?guichet_return=code-0000000000000000");
    expect(takeArrival(window)).toEqual({ kind: "again", fromBank: true });
    expect(location.search).toBe("?guichet_return=code-0000000000000000");
  });

  it("is not what another page left in the history", () => {
    history.replaceState({ guichetPending: { kind: "linked", connectToken: 1 } }, "", "/");
    expect(takeArrival(window)).toEqual({ kind: "again", fromBank: false });
  });
});
