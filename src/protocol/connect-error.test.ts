import { describe, expect, it } from "vitest";
import {
  ConnectError,
  connectErrorCodes,
  isConnectError,
  isConnectErrorCode,
} from "./connect-error.ts";

describe("a ConnectError", () => {
  it("says what happened, why, and when to come back", () => {
    const cause = new TypeError("fetch failed");
    const error = new ConnectError("rate_limited", "slow down", {
      cause,
      requestId: "r-1",
      retryAfter: 30,
    });
    expect(error).toMatchObject({
      name: "ConnectError",
      code: "rate_limited",
      message: "slow down",
      requestId: "r-1",
      retryAfter: 30,
      cause,
    });
  });

  it("has no cause where none is given", () => {
    expect("cause" in new ConnectError("forbidden", "no")).toBe(false);
  });

  it("is recognised from another bundle, where the class is another", () => {
    class ConnectErrorOfAnotherBundle extends Error {
      override readonly name = "ConnectError";
      readonly code = "forbidden";
    }
    const other = new ConnectErrorOfAnotherBundle("no");
    expect(other).not.toBeInstanceOf(ConnectError);
    expect(isConnectError(other)).toBe(true);
  });

  it.each([
    new Error("plain"),
    Object.assign(new Error("no code"), { name: "ConnectError" }),
    { name: "ConnectError", code: "forbidden" },
    "ConnectError",
    null,
    undefined,
  ])("is not %o", (value) => {
    expect(isConnectError(value)).toBe(false);
  });

  it("has a code of a closed list", () => {
    expect(connectErrorCodes.every((code) => isConnectErrorCode(code))).toBe(true);
    for (const other of ["wrongpass", "toString", "", null, 404])
      expect(isConnectErrorCode(other)).toBe(false);
  });
});
