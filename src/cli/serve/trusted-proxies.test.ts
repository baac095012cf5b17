import { describe, expect, it } from "vitest";
import { createAddressReader, isNetwork } from "./trusted-proxies.ts";

describe("[T52] the address of a request", () => {
  it.each([
    ["nobody is trusted", [], "192.0.2.7", "203.0.113.1", "192.0.2.7"],
    ["the peer is not trusted", ["10.0.0.0/8"], "192.0.2.7", "203.0.113.1", "192.0.2.7"],
    ["one hop", ["10.0.0.0/8"], "10.1.2.3", "203.0.113.1", "203.0.113.1"],
    ["spoofed before it", ["10.0.0.0/8"], "10.1.2.3", "1.1.1.1, 203.0.113.1", "203.0.113.1"],
    ["two hops", ["10.0.0.0/8"], "10.1.2.3", "1.1.1.1, 203.0.113.1, 10.9.9.9", "203.0.113.1"],
    ["all are ours", ["10.0.0.0/8"], "10.1.2.3", "10.4.4.4, 10.9.9.9", "10.4.4.4"],
    ["no header", ["10.0.0.0/8"], "10.1.2.3", null, "10.1.2.3"],
    ["no address in it", ["10.0.0.0/8"], "10.1.2.3", "203.0.113.1, unknown", "10.1.2.3"],
    ["a port in it", ["10.0.0.0/8"], "10.1.2.3", "203.0.113.1:99", "10.1.2.3"],
    ["mapped into IPv6", ["10.0.0.0/8"], "::ffff:10.1.2.3", "::ffff:203.0.113.1", "203.0.113.1"],
    ["IPv6", ["fd00::/8"], "fd00::1", "2001:db8::7", "2001:db8::7"],
    ["a single address", ["192.0.2.1"], "192.0.2.1", "203.0.113.1", "203.0.113.1"],
    ["no peer", ["10.0.0.0/8"], undefined, "203.0.113.1", "unknown"],
  ])("%s", (_name, networks, peer, forwarded, expected) => {
    expect(createAddressReader(networks)(peer, forwarded)).toBe(expected);
  });
});

it("knows what a network is", () => {
  for (const good of ["10.0.0.0/8", "192.0.2.1", "fd00::/8", "::1", "::1/128"]) {
    expect([good, isNetwork(good)]).toEqual([good, true]);
  }
  for (const bad of ["", "10.0.0.0/33", "fd00::/129", "10.0.0", "example.org", "10.0.0.0/-1"]) {
    expect([bad, isNetwork(bad)]).toEqual([bad, false]);
  }
});
