import { describe, expect, it } from "vitest";
import { parsePowensDate } from "../protocol/index.ts";
import { findAttempt } from "./reconcile.ts";
import { connection, connector } from "./samples.fixture.ts";

const since = parsePowensDate("2026-06-02 10:00:00");
const attempt = { connector: connector(), since };
const made = (id: number, created: string, over: object = {}) =>
  connection({ id, created, ...over });

const old = made(1, "2026-01-01 08:00:00", { last_update: "2026-06-01 04:00:00" });
const justMade = made(2, "2026-06-02 10:00:40");

describe("findAttempt", () => {
  it("finds nothing where nothing came of it", () => {
    expect(findAttempt([], attempt)).toBeNull();
    expect(findAttempt([old], attempt)).toBeNull();
  });

  it("[T81] finds what was made since, allowing for clocks that differ", () => {
    expect(findAttempt([old, justMade], attempt)?.id).toBe(2);
    expect(findAttempt([made(3, "2026-06-02 09:58:30")], attempt)?.id).toBe(3);
    expect(findAttempt([made(3, "2026-06-02 09:57:30")], attempt)).toBeNull();
  });

  it("finds the same connection again, updated by the same login", () => {
    const updated = made(1, "2026-01-01 08:00:00", { last_update: "2026-06-02 10:00:30" });
    expect(findAttempt([updated], attempt)?.id).toBe(1);
  });

  it.each(["additionalInformationNeeded", "decoupled", "validating"])(
    "prefers one that is %s, however old",
    (state) => {
      const waiting = made(4, "2026-06-02 09:00:00", { state });
      expect(findAttempt([justMade, waiting], attempt)?.id).toBe(4);
      expect(findAttempt([justMade, waiting], { ...attempt, since: null })?.id).toBe(4);
    },
  );

  it("takes the newest, whatever the order of the list", () => {
    const earlier = made(5, "2026-06-02 10:00:10");
    expect(findAttempt([earlier, justMade], attempt)?.id).toBe(2);
    expect(findAttempt([justMade, earlier], attempt)?.id).toBe(2);
  });

  it("looks at this bank only, by uuid, and by id where an old answer has no uuid", () => {
    const elsewhere = "00000000-1111-2222-3333-444444444444";
    expect(
      findAttempt([made(6, "2026-06-02 10:00:40", { connector_uuid: elsewhere })], attempt),
    ).toBeNull();
    expect(
      findAttempt([made(7, "2026-06-02 10:00:40", { connector_uuid: null })], attempt)?.id,
    ).toBe(7);
  });
});
