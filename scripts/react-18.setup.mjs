/** Gives React 18 to what requires React by itself and is not seen by the aliases of Vite: React DOM 18. */
import Module from "node:module";

const original = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) =>
  original(request.replace(/^(react|react-dom)(?=\/|$)/, "$1-18"), ...rest);

for (const { version } of [await import("react"), await import("react-dom")])
  if (!version.startsWith("18.")) throw new Error(`these tests are for React 18, not ${version}`);
