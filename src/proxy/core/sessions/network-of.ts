import { parseAddress } from "../loopback.ts";

const PREFIX_GROUPS = 4;

/** An IPv6 address as its eight groups, however it was written; `null` for anything else. */
function groupsOf(address: string): readonly string[] | null {
  // A zone is of this machine only, and no part of the address.
  const parsed = parseAddress(`http://[${address.replace(/%.*/, "")}]`);
  if (parsed === null) return null;
  const [left = [], right = []] = parsed.hostname
    .slice(1, -1)
    .split("::")
    .map((half) => half.split(":").filter((group) => group !== ""));
  const missing = Array.from({ length: 8 - left.length - right.length }, () => "0");
  return [...left, ...missing, ...right];
}

const byteOf = (group: string, shift: number) =>
  String((Number.parseInt(group, 16) >> shift) & 255);

/**
 * What a network address is counted by: itself, and for IPv6 its /64, which is what one customer has and may draw a new
 * address from for each request. An IPv4 address that is written as IPv6 counts as the IPv4 address.
 */
export function networkOf(address: string): string {
  const groups = address.includes(":") ? groupsOf(address) : null;
  if (groups === null) return address;
  const [high = "0", low = "0"] = groups.slice(6);
  const isIpv4 = groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff";
  if (isIpv4) return [byteOf(high, 8), byteOf(high, 0), byteOf(low, 8), byteOf(low, 0)].join(".");
  return `${groups.slice(0, PREFIX_GROUPS).join(":")}::/64`;
}
