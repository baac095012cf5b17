import { describe, expect, it } from "vitest";
import { createBench, makeInstitution } from "../testing/harness.ts";

const uuid = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`;
const german = [{ id: "DE", name: "Germany" }];
const bench = () =>
  createBench([
    makeInstitution("plain", { id: 1, uuid: uuid("1"), name: "Zèbre" }),
    makeInstitution("plain", { id: 2, uuid: uuid("2"), name: "épargne", countries: german }),
    makeInstitution("plain", { id: 3, uuid: uuid("3"), name: "Caché", hidden: true }),
    makeInstitution("plain", {
      id: 4,
      uuid: uuid("4"),
      name: "Etoile",
      capabilities: ["document"],
    }),
  ]);

const names = (body: Record<string, unknown>, key = "connectors") =>
  Array.isArray(body[key]) ? body[key].map((item: { name: string }) => item.name) : [];

describe("connectors", () => {
  it("are listed by name without case and accents, hidden ones left out, for anybody", async () => {
    const { call } = bench();
    const { body } = await call("GET", "/connectors", undefined, { authorization: "" });
    expect(names(body)).toEqual(["épargne", "Etoile", "Zèbre"]);
    expect(body["total"]).toBe(3);
    expect(names((await call("GET", "/banks")).body, "banks")).toHaveLength(3);
  });

  it("are not filtered by capability, but by country", async () => {
    const { call } = bench();
    expect(names((await call("GET", "/connectors?capabilities=bank")).body)).toHaveLength(3);
    expect(names((await call("GET", "/connectors?country_codes=de,es")).body)).toEqual(["épargne"]);
  });

  it("carry sources, fields and countries only when they are asked for", async () => {
    const { call } = bench();
    const bare = (await call("GET", `/connectors/${uuid("1")}`)).body;
    for (const key of ["sources", "fields", "countries"]) expect(bare).not.toHaveProperty(key);
    const full = (await call("GET", "/connectors/1?expand=sources,fields,countries")).body;
    expect(full).toMatchObject({ sources: [{}, {}], fields: [{}, {}], countries: [{ id: "FR" }] });
  });

  it("are read one by one, hidden ones too, with their sources and fields", async () => {
    const { call } = bench();
    expect((await call("GET", `/connectors/${uuid("3")}`)).body["name"]).toBe("Caché");
    expect((await call("GET", "/connectors/3/fields")).body["fields"]).toHaveLength(2);
    expect((await call("GET", "/connectors/3/sources")).body["sources"]).toHaveLength(2);
    expect((await call("GET", "/connectors/3/sources/2")).body["name"]).toBe("directaccess");
    expect((await call("GET", "/connectors/9")).status).toBe(404);
  });
});

describe("logos", () => {
  it("are pictures whose type fits the bytes, different for each", async () => {
    const { sandbox } = bench();
    const pictures = [];
    for (const file of [`${uuid("1")}-thumbnail.webp`, `${uuid("2")}-thumbnail@2x.png`]) {
      const answer = await sandbox.fetch(new Request(`https://d.example/2.0/logos/${file}`));
      expect(answer.headers.get("content-type")).toBe("image/png");
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.subarray(1, 4).toString()).toBe("PNG");
      expect(bytes.length).toBeLessThan(2_000);
      pictures.push(bytes.toString("base64"));
    }
    expect(pictures[0]).not.toBe(pictures[1]);
  });

  it("are missing, as a page, where there is none", async () => {
    const bare = { ...makeInstitution("plain"), hasLogo: false };
    const { call } = createBench(bare);
    const answer = await call("GET", `/logos/${bare.connector.uuid}-thumbnail.webp`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      404,
      "text/html; charset=utf-8",
    ]);
  });
});
