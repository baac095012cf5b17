import fc from "fast-check";
import { expect, it } from "vitest";
import { createJsonLog, logKeys, type LogLine } from "./json-log.ts";

const linesOf = (...events: LogLine[]): string[] => {
  const written: string[] = [];
  const log = createJsonLog(
    (line) => written.push(line),
    () => 0,
  );
  for (const event of events) log.write(event);
  return written;
};

it("[T91] writes one line of JSON per event", () => {
  expect(
    linesOf({ event: "listening", port: 8080, webviewAddresses: "off" }, { event: "stopped" }),
  ).toEqual([
    '{"time":"1970-01-01T00:00:00.000Z","event":"listening","port":8080,"webviewAddresses":"off"}\n',
    '{"time":"1970-01-01T00:00:00.000Z","event":"stopped"}\n',
  ]);
});

it("[T91] cuts what is long", () => {
  const [line = ""] = linesOf({
    event: "callback_unmatched",
    requestId: `${"a".repeat(200)}and so on`,
  });
  expect(JSON.parse(line)).toMatchObject({ requestId: "a".repeat(200) });
});

it("[T91][T92] lets nothing through that is not on its list, in whatever form", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), fc.string(), (more, text) => {
      const line = {
        ...more,
        event: "stopped",
        name: text + "\n\u001b[31m",
        url: text,
        cause: more,
      };
      // A caller in JavaScript writes anything.
      const written = linesOf(line as unknown as LogLine).join("");
      expect(written).not.toMatch(/[^\P{Cc}\n]/u);
      expect(written.split("\n")).toHaveLength(2);
      const parsed: unknown = JSON.parse(written);
      for (const [key, value] of Object.entries(Object(parsed) as object)) {
        expect(["time", ...logKeys]).toContain(key);
        expect(value === null || ["string", "number"].includes(typeof value)).toBe(true);
        expect(String(value).length).toBeLessThanOrEqual(200);
      }
    }),
  );
});
