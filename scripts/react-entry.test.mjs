/** Looks at the built React entry as a server and its bundler do. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { root } from "./child.mjs";

const dist = join(root, "dist");
const firstLine = (name) => readFileSync(join(dist, name), "utf8").split("\n", 1)[0];

it("says that it is for the browser, in its first line, and no other entry does", () => {
  expect(firstLine("guichet.js")).toBe('"use client";');
  for (const name of ["core.js", "protocol.js", "proxy.js", "proxy-node.js", "sandbox.js"])
    expect(firstLine(name)).not.toContain("use client");
});

it("is imported and drawn on a server without a warning", async () => {
  const warned = vi.spyOn(console, "error");
  const { ConnectWidget, useConnect } = await import(join(dist, "guichet.js"));
  const Page = () => {
    const { ready, isOpen } = useConnect({ proxyUrl: "/guichet" });
    return `${ready} ${isOpen}`;
  };
  const html = renderToString([
    createElement(Page, { key: "hook" }),
    createElement(ConnectWidget, { key: "component", proxyUrl: "/guichet" }),
  ]);
  expect(html).toBe("false false");
  expect(warned).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
