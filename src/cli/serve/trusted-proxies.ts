import { BlockList, isIP } from "node:net";

/** `::ffff:10.0.0.1` is how a socket of both families writes `10.0.0.1`. */
const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, "");
const family = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");

const networkPattern = /^([0-9A-Fa-f.:]+)(?:\/(\d{1,3}))?$/;

/** Whether a text is an address or a network such as `10.0.0.0/8`. */
export function isNetwork(text: string): boolean {
  const [, address = "", prefix] = networkPattern.exec(text) ?? [];
  const version = isIP(address);
  return version !== 0 && Number(prefix ?? 0) <= (version === 6 ? 128 : 32);
}

/** From the address of a peer and its `X-Forwarded-For` to the address that a request is counted by. */
export type AddressReader = (peer: string | undefined, forwardedFor: string | null) => string;

/**
 * Believes `X-Forwarded-For` only of peers in the networks: then the nearest hop that is not one of them sent the
 * request. Everything before that hop is what anybody may have written.
 */
export function createAddressReader(networks: readonly string[]): AddressReader {
  const trusted = new BlockList();
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    if (prefix === undefined) trusted.addAddress(address, family(address));
    else trusted.addSubnet(address, Number(prefix), family(address));
  }
  const isTrusted = (address: string) =>
    isIP(address) !== 0 && trusted.check(address, family(address));

  return (peer, forwardedFor) => {
    let address = plain(peer ?? "unknown");
    for (const hop of (forwardedFor ?? "").split(",").reverse().map(plain)) {
      if (!isTrusted(address) || isIP(hop) === 0) return address;
      address = hop;
    }
    return address;
  };
}
