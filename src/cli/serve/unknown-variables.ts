import { closestName } from "../../protocol/closest-name.ts";
import type { Environment } from "./read-variables.ts";

/** What Kubernetes adds to a pod for a service named `guichet`, beside `GUICHET_PORT`. */
const ofKubernetes = /^GUICHET_(?:SERVICE_(?:HOST|PORT)|PORT_\d)/;

/**
 * Variables that look like one of the server's and are none: what they were meant to say is not done. Others of the
 * prefix are somebody else's affair.
 */
export const misspelledVariables = (
  environment: Environment,
  known: readonly string[],
): readonly string[] => {
  const all = known.flatMap((name) => [name, `${name}_FILE`]);
  return Object.keys(environment)
    .filter((name) => /^GUICHET/i.test(name) && !all.includes(name) && !ofKubernetes.test(name))
    .flatMap((name) => {
      const meant = closestName(name, all);
      return meant === null
        ? []
        : [`${name}: is not a variable of this server; did you mean ${meant}?`];
    });
};
