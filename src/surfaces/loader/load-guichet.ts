import { ConnectError } from "../../protocol/connect-error.ts";
import type { GuichetGlobal } from "./guichet-global.ts";
import { serverAddress } from "../../embed/index.ts";

const LOAD_TIMEOUT_MS = 10_000;
const MARK = "data-guichet-loader";

/**
 * Loads the script of a Guichet server, `v1.js`, and answers what it defines. A page that calls it twice, or has the
 * script tag already, loads it once; after a failure the next call tries again.
 *
 * Prefer {@link createGuichet}, which needs no script of the server: use this to get fixes with the server.
 *
 * @throws ConnectError `script_blocked` when the script does not arrive within ten seconds; `implementation_error` for
 * an address that cannot be one. The message names the fix.
 *
 * @example
 * const guichet = (await loadGuichet("https://connect.example")).create(options);
 *
 * @public
 */
export async function loadGuichet(serverUrl: string): Promise<GuichetGlobal> {
  const { href, origin } = serverAddress(serverUrl, "v1.js");
  if (window.Guichet !== undefined) return window.Guichet;
  const blocked = () =>
    new ConnectError(
      "script_blocked",
      `${href} did not load: is the server there, and is ${origin} in script-src of this page's content security policy? With Trusted Types, use createGuichet() or a script tag.`,
    );
  const found = [...document.scripts].find((script) => script.getAttribute(MARK) === href);
  const script = found ?? document.createElement("script");
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => () => {
      clearTimeout(timer);
      script.removeEventListener("load", handleLoad);
      script.removeEventListener("error", handleError);
      settle();
    };
    const fail = () => {
      script.remove();
      reject(blocked());
    };
    const handleLoad = end(() => {
      if (window.Guichet === undefined) fail();
      else resolve(window.Guichet);
    });
    const handleError = end(fail);
    const timer = setTimeout(handleError, LOAD_TIMEOUT_MS);
    script.addEventListener("load", handleLoad);
    script.addEventListener("error", handleError);
    if (found !== undefined) return;
    script.setAttribute(MARK, href);
    script.async = true;
    try {
      script.src = href;
      document.head.append(script);
    } catch {
      // A page with Trusted Types lets no script add another.
      handleError();
    }
  });
}
