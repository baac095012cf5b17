/** The Node.js versions everything here runs on. */

const parts = (version) => version.replace(/^v/, "").split(".").map(Number);

/** Answers with the reason why this version of Node.js will not do, or undefined when it will. */
export const whyNotNode = (version) => {
  const [major, minor] = parts(version);
  const runs = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  return runs
    ? undefined
    : `Guichet needs Node.js 20.19 or newer, or 22.12 or newer in the 22 line; this is ${version}. Get it from https://nodejs.org.`;
};
