import { describe, expect, it } from "vitest";
import { UUID } from "../testing/proxy-under-test.ts";
import { isPowensPath, powensPaths } from "./powens-paths.ts";

describe("the paths of the Powens API", () => {
  it.each([
    powensPaths.connectors,
    powensPaths.connector(UUID),
    powensPaths.logo(UUID),
    powensPaths.publicKey,
    powensPaths.connections,
    powensPaths.connection(8812),
    powensPaths.accounts(8812),
    powensPaths.accounts(8812, [50110]),
    powensPaths.accounts(8812, [50110, 50111]),
    powensPaths.subscriptions(),
    powensPaths.subscriptions([7, 8]),
    powensPaths.webauthUrl,
    powensPaths.temporaryCode,
    powensPaths.webauth,
  ])("%s may be sent", (path) => {
    expect(isPowensPath(path)).toBe(true);
  });

  it.each([
    powensPaths.connector("../users/me"),
    powensPaths.logo(`../../users/me?x=${UUID}`),
    powensPaths.connection(-1),
    powensPaths.connection(Number.NaN),
    powensPaths.connection(1e21),
    "http://evil.example/connectors",
    "//evil.example/connectors",
    "/users/me",
    powensPaths.accounts(8812, [0]),
    powensPaths.accounts(8812, [50110, Number.NaN]),
    "/users/me/connections/8812/accounts/",
    "/users/me/connections/8812/accounts/50110,",
    "/users/me/connections/8812/accounts/50110/transactions",
    "/users/me/connections/8812/transactions",
    "/users/me/subscriptions/7/documents",
    "/auth/token",
    "/connectors?all",
    "/connectors\r\nx: y",
    "",
  ])("[T46][T48] %s may not", (path) => {
    expect(isPowensPath(path)).toBe(false);
  });
});
