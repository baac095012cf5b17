import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { networkOf } from "./network-of.ts";
import { createRequestLimits } from "./request-limits.ts";

describe("what an address is counted by", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["unknown", "unknown"],
    ["", ""],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2::", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002:ffff::1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["::ffff:c000:207", "192.0.2.7"],
    ["64:ff9b::192.0.2.7", "64:ff9b:0:0::/64"],
    ["not:an:address", "not:an:address"],
    ["::/0@evil.example", "::/0@evil.example"],
  ])("%s: %s", (address, counted) => {
    expect(networkOf(address)).toBe(counted);
  });

  it("is the same for all of a /64 and another one for the next", () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const network = networkOf(address);
        const prefix = network.replace("::/64", "");
        fc.pre(network.endsWith("/64"));
        expect(networkOf(`${prefix}:0:0:0:0`)).toBe(network);
        expect(networkOf(`${prefix}:ffff:ffff:ffff:ffff`)).toBe(network);
      }),
    );
  });
});

describe("limits by address", () => {
  const limited = () => createRequestLimits({ write: () => undefined }, { address: 2, session: 2 });
  const refused = { code: "rate_limited", status: 429 };

  it("[T78][T102] are shared by all addresses of one IPv6 network", async () => {
    const limits = limited();
    await limits.take("address", "2001:db8:1:2::1");
    await limits.take("address", "2001:db8:1:2:ffff::2");
    await expect(limits.take("address", "2001:db8:1:2::3")).rejects.toMatchObject(refused);
    await expect(limits.check("address", "2001:db8:1:2::4")).rejects.toMatchObject(refused);
    await limits.take("address", "2001:db8:1:3::1");
    await limits.take("address", "192.0.2.7");
  });

  it("have nothing to do with the ids of sessions", async () => {
    const limits = limited();
    await limits.take("session", "2001:db8:1:2::1");
    await limits.take("session", "2001:db8:1:2::1");
    await limits.take("session", "2001:db8:1:2::2");
    await expect(limits.take("session", "2001:db8:1:2::1")).rejects.toMatchObject(refused);
  });
});
