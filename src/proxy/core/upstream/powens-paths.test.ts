import { describe, expect, it } from "vitest";
import { UUID } from "../testing/proxy-under-test.ts";
import { isPowensCall, powensPaths } from "./powens-paths.ts";
import type { PowensMethod } from "./powens-transport.ts";

const methods: readonly PowensMethod[] = ["GET", "POST", "PUT", "DELETE"];

describe("the paths of the Powens API", () => {
  it.each<[PowensMethod, string]>([
    ["GET", powensPaths.connectors],
    ["GET", powensPaths.connector(UUID)],
    ["GET", powensPaths.logo(UUID)],
    ["GET", powensPaths.publicKey],
    ["GET", powensPaths.connections],
    ["GET", powensPaths.connection(8812)],
    ["POST", powensPaths.connections],
    ["POST", powensPaths.connection(8812)],
    ["PUT", powensPaths.connection(8812)],
    ["DELETE", powensPaths.connection(8812)],
    ["GET", powensPaths.sources(8812)],
    ["GET", powensPaths.source(8812, 15001)],
    ["POST", powensPaths.source(8812, 15001)],
    ["GET", powensPaths.logs(8812)],
    ["GET", powensPaths.accounts(8812)],
    ["PUT", powensPaths.accounts(8812, [50110])],
    ["PUT", powensPaths.accounts(8812, [50110, 50111])],
    ["GET", powensPaths.subscriptions()],
    ["PUT", powensPaths.subscriptions([7, 8])],
    ["GET", powensPaths.webauthUrl],
    ["GET", powensPaths.temporaryCode],
    ["GET", powensPaths.webauth],
  ])("%s %s may be sent", (method, path) => {
    expect(isPowensCall(method, path)).toBe(true);
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
    powensPaths.source(8812, Number.NaN),
    powensPaths.source(0, 15001),
    `${powensPaths.sources(8812)}/`,
    `${powensPaths.logs(8812)}/1`,
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
  ])("[T46][T48] %s may not, by any method", (path) => {
    expect(methods.filter((method) => isPowensCall(method, path))).toEqual([]);
  });

  it.each<[PowensMethod, string]>([
    ["DELETE", powensPaths.connections],
    ["DELETE", powensPaths.sources(8812)],
    ["DELETE", powensPaths.source(8812, 15001)],
    ["DELETE", powensPaths.accounts(8812)],
    ["DELETE", powensPaths.accounts(8812, [50110])],
    ["DELETE", powensPaths.temporaryCode],
    ["PUT", powensPaths.connections],
    ["PUT", powensPaths.accounts(8812)],
    ["PUT", powensPaths.subscriptions()],
    ["POST", powensPaths.accounts(8812, [50110])],
    ["POST", powensPaths.webauthUrl],
  ])("%s %s may not, though the path is known", (method, path) => {
    expect(isPowensCall(method, path)).toBe(false);
  });
});
