import { describe, expect, it } from "vitest";
import type { FaultKind } from "../../../sandbox/index.ts";
import type { SocketFault } from "../../../sandbox/testing/fault-server.ts";
import { type Answer, type House, hurried, inHouse, patient, ways } from "./testing/house.ts";

/** What went wrong: by the sandbox, above HTTP, or by its server, below it. */
type Wrong = FaultKind | SocketFault;

/** Status, code, and how often Powens may be asked. */
type Expected = readonly [status: number, code: string | null, calls: number];

const READ_PATH = "/2.0/users/me/connections";
const unavailable = "upstream_unavailable";
const unknown = "outcome_unknown";

const faults: readonly (readonly [row: string, wrong: Wrong, read: Expected, act: Expected])[] = [
  ["T61", { kind: "hang" }, [504, unavailable, 1], [504, unknown, 1]],
  ["T61", "endlessHeaders", [504, unavailable, 1], [504, unknown, 1]],
  ["T62", { kind: "stall" }, [504, unavailable, 1], [504, unknown, 1]],
  ["T62", { kind: "drip", everyMs: 200 }, [504, unavailable, 1], [504, unknown, 1]],
  ["T63", "reset", [502, unavailable, 3], [502, unknown, 1]],
  ["T63", "close", [502, unavailable, 3], [502, unknown, 1]],
  ["T63", { kind: "dropMidBody" }, [502, unavailable, 3], [502, unknown, 1]],
  ["T63", "shortBody", [502, unavailable, 3], [502, unknown, 1]],
  ["T64", { kind: "status", status: 500, body: "json" }, [502, unavailable, 3], [200, null, 1]],
  ["T64", { kind: "status", status: 503 }, [503, unavailable, 3], [502, unknown, 1]],
  ["T64", { kind: "status", status: 504, body: "none" }, [504, unavailable, 3], [504, unknown, 1]],
  ["T64", { kind: "tooMany" }, [429, "rate_limited", 1], [429, "rate_limited", 1]],
  ["T64", { kind: "tooMany", retryAfter: 7 }, [429, "rate_limited", 1], [429, "rate_limited", 1]],
  ["T65", { kind: "malformedJson" }, [502, unavailable, 1], [502, unknown, 1]],
  ["T65", { kind: "htmlPage" }, [502, unavailable, 1], [502, unknown, 1]],
  ["T65", { kind: "status", status: 502 }, [502, unavailable, 3], [502, unknown, 1]],
  ["T65", { kind: "empty" }, [502, unavailable, 1], [502, unknown, 1]],
  ["T65", { kind: "wrongType", type: "text/html" }, [200, null, 1], [200, null, 1]],
  [
    "T65",
    { kind: "wrongType", type: "application/json; charset=latin1" },
    [200, null, 1],
    [200, null, 1],
  ],
  ["T65", { kind: "bom" }, [200, null, 1], [200, null, 1]],
  ["T65", { kind: "wrongShape" }, [502, "invalid_response", 1], [502, unknown, 1]],
  ["T65", { kind: "wrongShape", body: [[[]]] }, [502, "invalid_response", 1], [502, unknown, 1]],
  ["T65", { kind: "wrongShape", body: null }, [502, unavailable, 1], [502, unknown, 1]],
  [
    "T65",
    { kind: "wrongShape", body: { connections: [{ id: 1e300 }, { id: "1" }, 7] } },
    [200, null, 1],
    [502, unknown, 1],
  ],
  ["T65", "garbage", [502, unavailable, 3], [502, unknown, 1]],
  ["T65", "badChunk", [502, unavailable, 3], [502, unknown, 1]],
  ["T65", "twoLengths", [502, unavailable, 3], [502, unknown, 1]],
  ["T65", "prototypeHeader", [502, "invalid_response", 1], [502, unknown, 1]],
  ["T65", "switching", [502, unavailable, 3], [502, unknown, 1]],
  ["T66", { kind: "huge" }, [502, unavailable, 1], [502, unknown, 1]],
  ["T66", "endlessChunks", [502, unavailable, 1], [502, unknown, 1]],
  ["T66", "gzipBomb", [502, unavailable, 1], [502, unknown, 1]],
  ["T66", "bigHeader", [502, unavailable, 3], [502, unknown, 1]],
  ["T66", "hugeHeader", [502, unavailable, 3], [502, unknown, 1]],
];

const spoil = ({ powens, sandbox }: House, method: string, wrong: Wrong) => {
  if (typeof wrong === "string") powens.spoilNext(wrong, { times: Infinity, method });
  else sandbox.fault({ ...wrong, path: `${READ_PATH}*`, method, times: Infinity });
};
const callsOf = ({ powens }: House, method: string) =>
  powens.seen.filter((call) => call.method === method && call.target.startsWith(READ_PATH)).length;

/** What waits for a deadline gets a short one; nothing else has to hurry, however busy the machine is. */
const inTime = (row: string) => ({
  transport: row === "T61" || row === "T62" ? hurried : patient,
});

const expectNothingOfPowens = ({ text, headers }: Answer) => {
  expect(text).not.toMatch(/<|canary|Bearer|127\.0\.0\.1|localhost|at .*\.(?:ts|js)/);
  expect(headers["content-type"]).toBe("application/json; charset=utf-8");
};

describe.concurrent.each(ways)("%s", (way) => {
  it.each(faults)("[%s] %o: a read is answered %o", (row, wrong, [status, code, calls]) =>
    inHouse(way, inTime(row), async (house) => {
      spoil(house, "GET", wrong);

      const answer = await house.ask("GET", "/connections");

      expect([answer.status, answer.code, callsOf(house, "GET")]).toEqual([status, code, calls]);
      expectNothingOfPowens(answer);
    }),
  );

  it.each(faults)("[%s] %o: an act is sent once", (row, wrong, _read, [status, code, calls]) =>
    inHouse(way, inTime(row), async (house) => {
      spoil(house, "POST", wrong);

      const answer = await house.create();

      expect([answer.status, answer.code, callsOf(house, "POST")]).toEqual([status, code, calls]);
      expectNothingOfPowens(answer);
    }),
  );
});
