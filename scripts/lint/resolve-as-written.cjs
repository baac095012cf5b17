/**
 * Import resolver for the lint rules that guard the floors.
 *
 * Relative imports carry their extension here, so the path written is the path meant. Taking it as written, without
 * looking on disk, lets the floors be tested with files that do not exist; the type-checker reports missing ones.
 */
const { dirname, resolve } = require("node:path");

exports.interfaceVersion = 2;
exports.resolve = (source, file) =>
  source.startsWith(".")
    ? { found: true, path: resolve(dirname(file), source.replace(/\?.*$/, "")) }
    : { found: false };
