import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./child.mjs";

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const [{ files }] = JSON.parse(
  execFileSync(npm, ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }),
);
const paths = files.map(({ path }) => path);

describe("[T101] what is packed", () => {
  const allowed = [
    /^(CHANGELOG|README)\.md$/,
    /^LICENSE$/,
    /^package\.json$/,
    /^dist\/[a-z-]+\.(js|css)$/,
    /^dist\/chunks\/(browser|server)\/[\w./-]+\.js$/,
    /^dist\/cli\/guichet\.js$/,
    /^dist\/types\/[\w./-]+\.d\.ts$/,
    /^dist\/(demo|web)\/[\w./-]+\.(html|js|css|svg)$/,
    /^dist\/embed\/(v\d[\w.-]*\.js|integrity\.json)$/,
  ];

  it("is what is built, the licence and what to read; needs `npm run build` first", () => {
    expect(paths).toContain("dist/guichet.js");
    expect(paths).toContain("dist/cli/guichet.js");
    expect(paths.filter((path) => !allowed.some((pattern) => pattern.test(path)))).toEqual([]);
  });

  it("holds no test, no source map and no hidden file", () => {
    expect(
      paths.filter((path) => /\.(test|spec|fixture)\.|\.map$|(^|\/)\.|\/testing\//.test(path)),
    ).toEqual([]);
  });
});

describe("[T100] what browsers run", () => {
  const scriptsIn = (folder) =>
    readdirSync(join(root, "dist", folder), { recursive: true })
      .filter((path) => path.endsWith(".js"))
      .map((path) => join(root, "dist", folder, path));
  const scripts = [
    ...["guichet.js", "core.js", "protocol.js"].map((name) => join(root, "dist", name)),
    ...["chunks/browser", "web"].flatMap(scriptsIn),
  ];

  it("makes no code of text", () => {
    expect(scripts.length).toBeGreaterThan(10);
    const evaluating = /\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(\s*["'`]/;
    expect(scripts.filter((path) => evaluating.test(readFileSync(path, "utf8")))).toEqual([]);
  });

  it("knows no address of anybody else", () => {
    const known = [
      // Names, not addresses: React compares with them.
      /^https?:\/\/www\.w3\.org\//,
      // What a message gives as an example; nobody can own it.
      /^https:\/\/[a-z.]+\.example(?:\/|$)/,
      // The manual that React names in its errors.
      /^https:\/\/react\.dev\//,
    ];
    const foreign = scripts.flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(/https?:\/\/[a-z0-9][\w.-]*\.[a-z]{2,}[^\s"'`)]*/gi)]
        .map(([address]) => address)
        .filter((address) => !known.some((pattern) => pattern.test(address))),
    );
    expect([...new Set(foreign)]).toEqual([]);
  });
});
