import { expect, it } from "vitest";
import { createPacedReads } from "./paced-reads.ts";

const WATCHED = 5_000;
const FORMS = 20;

function underTest() {
  const reads = createPacedReads<string>(() => 1_000_000);
  const loads: string[] = [];
  const read = (subject: string, form = "") =>
    reads.read(
      "alice",
      subject,
      () => Promise.resolve(loads.push(subject + form)).then(String),
      form,
    );
  return { loads, read };
}

it("keeps what is read of the 5,000 things read last, and reads the one before them again", async () => {
  const { loads, read } = underTest();
  for (let subject = 0; subject <= WATCHED; subject += 1) await read(String(subject));
  loads.length = 0;
  for (let subject = 1; subject <= WATCHED; subject += 1) await read(String(subject));
  expect(loads).toEqual([]);
  await read("0");
  expect(loads).toEqual(["0"]);
});

it("counts the reads of a thing over all its forms", async () => {
  const { loads, read } = underTest();
  for (let form = 0; form < 12; form += 1) await read("7", `/${String(form)}`);
  await expect(read("7", "/12")).rejects.toMatchObject({ code: "rate_limited" });
  await expect(read("7", "/0")).resolves.toBe("1");
  expect(loads).toHaveLength(12);
});

it("keeps the twenty forms of a thing that were asked for last", async () => {
  const { read } = underTest();
  const ask = (from: number, to: number) =>
    Promise.allSettled(
      Array.from({ length: to - from }, (_, form) => read("7", `/${String(from + form)}`)),
    );
  await ask(0, FORMS);
  await expect(read("7", "/0")).resolves.toBe("1");
  await ask(FORMS, 2 * FORMS);
  await expect(read("7", "/0")).rejects.toMatchObject({ code: "rate_limited" });
});
