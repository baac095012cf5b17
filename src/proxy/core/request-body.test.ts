import { expect, it } from "vitest";
import { readJsonBody } from "./request-body.ts";

const read = (body: unknown) =>
  readJsonBody(
    new Request("https://app.example/guichet/connections", {
      method: "POST",
      body: JSON.stringify(body),
    }),
  );
const nested = (levels: number): unknown => (levels === 0 ? "here" : { inner: nested(levels - 1) });
const wide = (keys: number) =>
  Object.fromEntries(Array.from({ length: keys }, (_, at) => [`key${String(at)}`, at]));

it("[T57] reads eight levels and a hundred keys, and no more, before any schema sees them", async () => {
  expect(await read(nested(8))).toEqual(nested(8));
  expect(await read(wide(100))).toEqual(wide(100));
  await expect(read(nested(9))).rejects.toMatchObject({ reason: "body" });
  await expect(read(wide(101))).rejects.toMatchObject({ reason: "body" });
});
