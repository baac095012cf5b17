/** Whether what lies in node_modules is what the lockfile asks for. */

/**
 * Compares the lockfile with npm's own record of what it installed, which it writes last.
 *
 * Only optional packages may be missing: those for another operating system are never installed.
 */
export const isInstalled = (lockfile, record) => {
  if (record === undefined) return false;
  const wanted = Object.entries(lockfile.packages).filter(([path]) => path !== "");
  return (
    wanted.every(([path, { version, optional }]) => {
      const found = record.packages[path];
      return found === undefined ? optional === true : found.version === version;
    }) && Object.keys(record.packages).every((path) => path in lockfile.packages)
  );
};
