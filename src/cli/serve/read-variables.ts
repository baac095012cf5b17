/** The variables of the server that hold a secret; they leave the environment as soon as they are read. */
const secretVariables = [
  "GUICHET_CLIENT_SECRET",
  "GUICHET_SERVER_KEY",
  "GUICHET_ENCRYPTION_KEY",
  "GUICHET_WEBHOOK_SECRET",
  "GUICHET_REDIS_URL",
] as const;

/** An environment such as `process.env`. */
export type Environment = Record<string, string | undefined>;

/** Values by variable, and what is wrong with how they were given. */
export interface ReadVariables {
  readonly values: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

/**
 * Reads variables, each either as it is or from the file that `NAME_FILE` names, and takes the secrets out of the
 * environment: child processes, crash reports and dumps of it then hold none.
 */
export function readVariables(
  names: readonly string[],
  environment: Environment,
  readFile: (path: string) => string,
): ReadVariables {
  const values = new Map<string, string>();
  const problems: string[] = [];
  for (const name of names) {
    const value = environment[name];
    const path = environment[`${name}_FILE`];
    if (value !== undefined && path !== undefined) {
      problems.push(`${name}: is given twice; set it or ${name}_FILE, not both`);
    } else if (path !== undefined) {
      try {
        values.set(name, readFile(path).replace(/\r?\n$/, ""));
      } catch {
        problems.push(`${name}_FILE: names a file that this process cannot read`);
      }
    } else if (value !== undefined && value !== "") {
      values.set(name, value);
    }
  }
  for (const name of secretVariables) Reflect.deleteProperty(environment, name);
  return { values, problems };
}
