/** Whether a host name can only mean this machine. */
export const isLoopback = (hostname: string): boolean =>
  hostname === "localhost" ||
  hostname.endsWith(".localhost") ||
  hostname === "[::1]" ||
  /^127(?:\.\d{1,3}){3}$/.test(hostname);

/** An address that a browser may be sent to: https, or plain http on this machine. */
export const isSecureAddress = (url: URL): boolean =>
  url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));

export function parseAddress(text: unknown): URL | null {
  return typeof text === "string" && URL.canParse(text) ? new URL(text) : null;
}
