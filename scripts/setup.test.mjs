import { describe, expect, it } from "vitest";
import { usualPlaces } from "./browser.mjs";
import { isInstalled } from "./installed.mjs";
import { whyNotNode } from "./node-version.mjs";

describe("the Node.js version", () => {
  it.each(["v20.19.0", "v20.20.2", "v22.12.0", "v24.0.0", "v25.1.0"])("%s will do", (version) => {
    expect(whyNotNode(version)).toBeUndefined();
  });

  it.each(["v14.21.3", "v18.20.8", "v20.18.3", "v21.7.3", "v22.11.0"])(
    "%s will not, and says why",
    (version) => {
      expect(whyNotNode(version)).toMatch(`this is ${version}`);
    },
  );
});

describe("installed packages", () => {
  const lockfile = {
    packages: {
      "": { version: "0.0.0" },
      "node_modules/a": { version: "1.0.0" },
      "node_modules/for-another-system": { version: "1.0.0", optional: true },
    },
  };
  const a = { "node_modules/a": { version: "1.0.0" } };

  it.each([
    ["match", { packages: a }, true],
    [
      "match with an optional one",
      { packages: { ...a, "node_modules/for-another-system": { version: "1.0.0" } } },
      true,
    ],
    ["lack one", { packages: {} }, false],
    [
      "have one of another version",
      { packages: { "node_modules/a": { version: "1.0.1" } } },
      false,
    ],
    ["have one more", { packages: { ...a, "node_modules/b": { version: "1.0.0" } } }, false],
    ["were never finished", undefined, false],
  ])("that %s", (_, record, installed) => {
    expect(isInstalled(lockfile, record)).toBe(installed);
  });
});

describe("the usual places of a browser", () => {
  it("are on the path under Linux, folder by folder, empty ones passed over", () => {
    const places = usualPlaces("linux", { PATH: "/usr/bin::/opt/bin" });
    expect(places).toContain("/usr/bin/chromium");
    expect(places.indexOf("/usr/bin/chromium")).toBeLessThan(
      places.indexOf("/opt/bin/google-chrome"),
    );
    expect(places.every((place) => place.startsWith("/"))).toBe(true);
  });

  it("are application folders under macOS", () => {
    expect(usualPlaces("darwin", { HOME: "/Users/x" })).toEqual(
      expect.arrayContaining([
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Users/x/Applications/Chromium.app/Contents/MacOS/Chromium",
      ]),
    );
  });

  it("are program folders under Windows, those that exist", () => {
    const places = usualPlaces("win32", { PROGRAMFILES: "C:/Program Files" });
    expect(places).toHaveLength(2);
    expect(places[0]).toContain("chrome.exe");
  });
});
