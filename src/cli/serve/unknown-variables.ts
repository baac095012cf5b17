import { closestName } from "../../protocol/closest-name.ts";
import type { Environment } from "./read-variables.ts";

const PREFIX = /^GUICHET_?/i;
const ofServer = (name: string) => name.replace(PREFIX, "");

/** What Kubernetes adds to a pod for services whose names begin with `guichet`. */
const isOfKubernetes = (name: string, value: string | undefined): boolean =>
  /_SERVICE_(?:HOST|PORT)|_PORT_\d/.test(name) || /^(?:tcp|udp|sctp):\/\//.test(value ?? "");

/**
 * Variables that look like one of the server's and are none: what they were meant to say is not done. Others of the
 * prefix are somebody else's affair.
 */
export function misspelledVariables(
  environment: Environment,
  known: readonly string[],
): readonly string[] {
  const all = known.flatMap((name) => [name, `${name}_FILE`]);
  const names = all.map(ofServer);
  return Object.entries(environment)
    .filter(
      ([name, value]) => PREFIX.test(name) && !all.includes(name) && !isOfKubernetes(name, value),
    )
    .flatMap(([name]) => {
      const meant = closestName(ofServer(name), names);
      return meant === null
        ? []
        : [`${name}: is not a variable of this server; did you mean GUICHET_${meant}?`];
    });
}
