import { describe, expect, it } from "vitest";
import { bankSiteOf } from "./bank-site-link.tsx";

describe("the bank's own site", () => {
  it.each([
    [["https://phare.example/login", "https://phare.example/pro"], "https://phare.example/login"],
    [["http://phare.example", "https://phare.example/pro"], "https://phare.example/pro"],
    [["https://name:secret@phare.example"], null],
    [["https://"], null],
    [[], null],
  ])("of %j is %s", (urls, site) => {
    expect(bankSiteOf({ urls })).toBe(site);
  });
});
