import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./child.mjs";
import { exampleNames } from "./examples.mjs";

const read = (...path) => readFileSync(join(root, "examples", ...path), "utf8");
const shared = JSON.parse(read("package.json"));
const lock = JSON.parse(read("package-lock.json"));
const installed = Object.entries(lock.packages).filter(([path]) => path !== "");
const manifestOf = (name) => JSON.parse(read(name, "package.json"));
const neededBy = (name) => {
  const { dependencies, devDependencies } = manifestOf(name);
  return { ...dependencies, ...devDependencies };
};

describe("the examples", () => {
  it("are one for each kind of host", () => {
    expect(exampleNames).toEqual(["express", "fastify", "html", "next", "vite-react", "vue"]);
  });

  it.each(exampleNames)(
    "%s names what it needs, at the version that is installed for all",
    (name) => {
      const { guichet, ...others } = neededBy(name);
      expect(guichet).toBe("*");
      expect(shared.dependencies).toMatchObject(others);
    },
  );

  it("need everything that is installed for them", () => {
    const needed = new Set(exampleNames.flatMap((name) => Object.keys(neededBy(name))));
    expect(Object.keys(shared.dependencies).filter((name) => !needed.has(name))).toEqual([]);
  });

  it.each(exampleNames)("%s runs over the sandbox by two scripts", (name) => {
    const { scripts } = manifestOf(name);
    expect(scripts).toMatchObject({ sandbox: "guichet sandbox --port 4401" });
    expect(scripts.start).toBeTypeOf("string");
  });

  it.each(exampleNames)("%s says in a few lines what it is, and is listed in the guide", (name) => {
    const lines = read(name, "README.md").trim().split("\n");
    expect(lines.length).toBeLessThanOrEqual(15);
    expect(lines[0]).toMatch(/^# /);
    expect(readFileSync(join(root, "docs/examples.md"), "utf8")).toContain(`../examples/${name})`);
  });

  it.each(["login.js", "powens-users.js", "connect-token.js", "start.js"])(
    "have one %s: what is the same is written the same",
    (file) => {
      const copies = exampleNames.filter((name) =>
        readdirSync(join(root, "examples", name)).includes(file),
      );
      expect(copies.length).toBeGreaterThan(1);
      expect(new Set(copies.map((name) => read(name, file))).size).toBe(1);
    },
  );
});

describe("what is installed for the examples", () => {
  it("is fixed by its content, and comes from the registry only", () => {
    const loose = installed.filter(
      ([, { integrity, resolved, link }]) => !integrity || resolved || link,
    );
    expect(loose).toEqual([]);
  });

  it("runs nothing when it is installed", () => {
    expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
  });
});
