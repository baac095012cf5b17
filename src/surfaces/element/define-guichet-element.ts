import { createElementClass } from "./guichet-connect-element.ts";
import type { GuichetConnectElement } from "./guichet-connect-element.ts";

declare global {
  interface HTMLElementTagNameMap {
    "guichet-connect": GuichetConnectElement;
  }
}

const NAME = "guichet-connect";

/** Defines `<guichet-connect>`, once; on a server it does nothing. Importing this module has done it already. */
export function defineGuichetElement(): void {
  if (typeof customElements === "undefined" || customElements.get(NAME) !== undefined) return;
  customElements.define(NAME, createElementClass());
}
