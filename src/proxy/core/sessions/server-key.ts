import { createHash, timingSafeEqual } from "node:crypto";

const hash = (text: string) => createHash("sha256").update(text).digest();

/** Whether a request carries the key of the host's backend; takes as long for a near miss as for a far one. */
export function createServerKeyCheck(serverKey: string): (headers: Headers) => boolean {
  const expected = hash(serverKey);
  return (headers) => {
    const given = /^Bearer ([\x21-\x7e]{1,512})$/.exec(headers.get("authorization") ?? "")?.[1];
    return timingSafeEqual(hash(given ?? ""), expected) && given !== undefined;
  };
}
