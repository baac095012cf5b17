/** The version of the package, for support. A test holds it to `package.json`. */
export const GUICHET_VERSION = "0.0.0";
