import { isLoopback, isSecureAddress, parseAddress } from "./loopback.ts";

const EXAMPLE = "https://{domain}.biapi.pro/2.0";

const sandboxToo = (allowsSandbox: boolean) =>
  allowsSandbox ? ", or a sandbox on this machine" : "";

/** What is wrong with the host of an address, as the end of a sentence about it; `null` when it may be Powens. */
function hostProblem(url: URL, allowsSandbox: boolean): string | null {
  const isPowens = /^[a-z0-9-]+\.biapi\.pro$/.test(url.hostname);
  if (!isPowens) {
    return allowsSandbox && isLoopback(url.hostname) && isSecureAddress(url)
      ? null
      : `must be ${EXAMPLE}${sandboxToo(allowsSandbox)}`;
  }
  if (url.protocol !== "https:") return `must be https: ${EXAMPLE}`;
  return url.port === "" ? null : `must have no port: ${EXAMPLE}`;
}

/** An address of Powens' API, or what is wrong with the text, as the end of a sentence about it. */
export type PowensAddress =
  { readonly url: URL; readonly problem?: undefined } | { readonly problem: string };

/**
 * Reads where the API is: it ends in `/2.0`, which every call needs. A host alone can mean nothing else and gets it, and
 * so do slashes too many; any other path is somebody's mistake, and calls to it would find nothing.
 */
export function readPowensAddress(value: unknown, allowsSandbox: boolean): PowensAddress {
  const url = parseAddress(value);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return {
      problem: `must be the whole address of the API, ${EXAMPLE}${sandboxToo(allowsSandbox)}`,
    };
  }
  if (url.username !== "" || url.password !== "") {
    return { problem: `must have no user name or password in it: ${EXAMPLE}` };
  }
  const problem = hostProblem(url, allowsSandbox);
  if (problem !== null) return { problem };
  if (url.search !== "" || url.hash !== "") {
    return { problem: `must have no query and no fragment: ${EXAMPLE}` };
  }
  const path = url.pathname.replace(/\/{2,}/g, "/").replace(/\/$/, "");
  // A sandbox may stand below a path of its own.
  const isPath = isLoopback(url.hostname)
    ? /^(?:\/[A-Za-z0-9._-]+)*\/2\.0$/.test(path)
    : path === "/2.0";
  if (path !== "" && !isPath)
    return { problem: `has an unexpected path; it ends in /2.0: ${EXAMPLE}` };
  return { url: new URL(path === "" ? "/2.0" : path, url.origin) };
}
