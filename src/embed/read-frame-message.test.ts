import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { frameMessageSchema } from "../protocol/frame-messages.ts";
import { readFrameMessage } from "./read-frame-message.ts";

const metadata = {
  flowId: "f",
  step: "connected",
  connectorUuid: null,
  connectionId: 7,
  state: null,
  timestamp: 1,
};
const result = {
  connectionId: 7,
  status: "connected",
  state: null,
  connectorUuid: "u",
  alreadyHealthy: false,
  accounts: [{ id: 1, type: "checking", usage: null, number: "…12" }],
  subscriptions: null,
};
const error = {
  code: "bug",
  message: "m",
  displayMessage: null,
  recovery: { action: "wait", actor: "bank", retryable: true, retryAfter: 3 },
  requestId: null,
};

/** One of each. */
const messages = [
  { type: "ready" },
  { type: "height", height: 12 },
  { type: "needSession" },
  { type: "load" },
  { type: "event", name: "OPEN", metadata },
  { type: "event", name: "ERROR", metadata: { ...metadata, errorCode: "bug" } },
  { type: "success", result, metadata },
  { type: "exit", error, metadata },
  { type: "exit", error: null, metadata },
  { type: "close" },
  { type: "leave", url: "https://bank.example/" },
  { type: "visit", url: "https://bank.example/" },
  { type: "file", name: "n", mime: "text/html", text: "t" },
];

const bySchema = (data: unknown) => {
  const parsed = v.safeParse(frameMessageSchema, data);
  return parsed.success ? parsed.output : null;
};
/** As it comes out of a channel. */
const plain = (data: unknown): unknown => {
  const text = JSON.stringify(data) as string | undefined;
  return text === undefined ? null : JSON.parse(text);
};

/** Every place in a value. */
const placesOf = (value: unknown): string[][] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [
        [key],
        ...placesOf(inner).map((rest) => [key, ...rest]),
      ])
    : [];
const without = (value: unknown, [key = "", ...rest]: readonly string[], put: unknown): unknown => {
  const copy = structuredClone(value) as Record<string, unknown>;
  if (rest.length > 0) copy[key] = without(copy[key], rest, put);
  else if (put === undefined) Reflect.deleteProperty(copy, key);
  else copy[key] = put;
  return copy;
};

describe("what the frame says", () => {
  it.each(messages)("is read: $type", (message) => {
    expect(readFrameMessage(message)).toEqual(message);
    expect(bySchema(message)).toEqual(message);
  });

  it("[T04] is read as the schemas read it, with one thing anywhere gone, changed or added", () => {
    const changed = fc
      .constantFrom(...messages)
      .chain((message) =>
        fc
          .tuple(fc.constantFrom(...placesOf(message)), fc.option(fc.jsonValue()))
          .map(([place, put]) => without(message, place, put ?? undefined)),
      );
    fc.assert(
      fc.property(changed, fc.dictionary(fc.string(), fc.jsonValue()), (message, more) => {
        const data = plain({ ...more, ...(message as object) });
        expect(readFrameMessage(data)).toEqual(bySchema(data));
      }),
      { numRuns: 4_000 },
    );
  });

  it("[T04] is nothing that throws, or that no schema knows, of 10 000 values", () => {
    const value = fc.oneof(
      fc.anything({ withMap: true, withSet: true, withDate: true, withTypedArray: true }),
      fc.record({ type: fc.constantFrom(...messages.map(({ type }) => type)), url: fc.anything() }),
      fc.record({ type: fc.constantFrom("constructor", "__proto__", "toString", "valueOf") }),
    );
    fc.assert(
      fc.property(value, (anything) => {
        let data: unknown;
        try {
          data = plain(anything);
        } catch {
          return;
        }
        expect(readFrameMessage(data)).toEqual(bySchema(data));
      }),
      { numRuns: 10_000 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("[T08] may be of a newer frame: what is added is dropped, new words have a meaning", () => {
    const newer = {
      type: "exit",
      metadata: { ...metadata, added: 1 },
      error: { ...error, recovery: { ...error.recovery, action: "wave", actor: "moon" } },
      added: true,
    };
    expect(readFrameMessage(newer)).toEqual({
      type: "exit",
      metadata,
      error: { ...error, recovery: { ...error.recovery, action: "none", actor: "nobody" } },
    });
    expect(
      readFrameMessage({ type: "success", metadata, result: { ...result, status: "x" } }),
    ).toMatchObject({ result: { status: "pending" } });
    expect(readFrameMessage({ type: "dance" })).toBeNull();
    expect(readFrameMessage({ type: "event", name: "NEWER", metadata })).toMatchObject({
      name: "NEWER",
    });
  });
});
