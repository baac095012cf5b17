import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const lock = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));
const installed = Object.entries(lock.packages).filter(([path]) => path !== "");
const nameOf = (path) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
const names = (entries) => [...new Set(entries.map(([path]) => nameOf(path)))].sort();

/** Everything that whoever installs Guichet gets with it, or has already as a peer. A new name is a decision: docs/adr/0008. */
const shipped = [
  "@types/react",
  "csstype",
  "react",
  "typescript",
  "@tanstack/query-core",
  "@tanstack/react-query",
  "@formatjs/icu-messageformat-parser",
  "@formatjs/icu-skeleton-parser",
  "icu-minify",
  "jose",
  "lru-cache",
  "minisearch",
  "rate-limiter-flexible",
  "undici",
  "valibot",
  "zustand",
].sort();

const freely = [
  "0BSD",
  "Apache-2.0",
  // As permissive as MIT, with a patent grant, and approved by the Open Source Initiative: lru-cache (docs/adr/0008).
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
];
const forBuilding = [...freely, "CC-BY-4.0", "CC0-1.0", "MIT-0", "MPL-2.0", "Python-2.0"];

describe("[T99] dependencies", () => {
  it("are fixed by their content, and come from the registry only", () => {
    expect(names(installed.filter(([, { integrity, link }]) => !link && !integrity))).toEqual([]);
    expect(names(installed.filter(([, { resolved, link }]) => link || resolved))).toEqual([]);
  });

  it("that are installed with Guichet are these", () => {
    expect(
      names(installed.filter(([, { dev, peer, optional }]) => !dev && !peer && !optional)),
    ).toEqual(shipped);
  });

  it("run nothing when they are installed", () => {
    expect(names(installed.filter(([, { hasInstallScript }]) => hasInstallScript))).toEqual([]);
  });

  it("have a licence from the list", () => {
    // Named by a file of its own: the MIT licence.
    const named = ["spawndamnit"];
    const others = ([, { dev, license }], list) =>
      !list.includes(license) && (!dev || list === forBuilding);
    expect(names(installed.filter((entry) => others(entry, freely)))).toEqual([]);
    expect(names(installed.filter((entry) => others(entry, forBuilding)))).toEqual(named);
  });
});
