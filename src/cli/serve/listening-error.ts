import { ConfigError } from "./server-config.ts";

/** Why Node could not listen, by its own code, as the variable to mend. */
const fixes: Readonly<Record<string, string>> = {
  EADDRINUSE: "GUICHET_PORT: is taken by another process; stop that one, or set another port",
  EACCES: "GUICHET_PORT: may not be used by this user; set one above 1023",
  EADDRNOTAVAIL: "GUICHET_HOST: is no address of this machine; leave it out, or set 0.0.0.0",
  ENOTFOUND: "GUICHET_HOST: is no name that this machine knows; leave it out, or set 0.0.0.0",
  EAI_AGAIN: "GUICHET_HOST: is no name that this machine knows; leave it out, or set 0.0.0.0",
};

/** The error of a server that cannot listen, with its fix where there is one. */
export function listeningError(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const fix = Object.hasOwn(fixes, code) ? fixes[code] : undefined;
  return fix === undefined ? error : new ConfigError([fix]);
}
