/** FNV-1a over UTF-16 code units: small, pure and the same on every platform. It identifies; it protects nothing. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/**
 * Gives the same UUID for the same text, for ever, so that a link to an institution of the sandbox keeps working.
 * It has the form of a version 5 UUID.
 */
export function stableUuid(text: string): string {
  const hex = ["a", "b", "c", "d"].map((salt) => fnv1a(`${salt}${text}${salt}`)).join("");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
