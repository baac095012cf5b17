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
    "/users/me/connections/8812/accounts",
    "/auth/token",
    "/connectors?all",
    "/connectors\r\nx: y",
    "",
  ])("%s may not", (path) => {
    expect(isPowensPath(path)).toBe(false);
  });
});
