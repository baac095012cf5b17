import { connect, createGuichet } from "../../embed/index.ts";

/** What the script tag defines as `window.Guichet`. */
export interface GuichetGlobal {
  /** The version of the package that it was built from. */
  readonly version: string;
  /** {@link createGuichet} */
  readonly create: typeof createGuichet;
  /** {@link connect} */
  readonly connect: typeof connect;
}

declare global {
  interface Window {
    Guichet?: GuichetGlobal;
  }
}

export const createGlobal = (version: string): GuichetGlobal =>
  Object.freeze({ version, create: createGuichet, connect });
