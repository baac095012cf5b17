import type { ElementEventMap } from "./element-events.ts";
import { createElementClass } from "./guichet-connect-element.ts";
import type { GuichetConnectElement } from "./guichet-connect-element.ts";

declare global {
  interface HTMLElementTagNameMap {
    "guichet-connect": GuichetConnectElement;
  }
  // They bubble: whatever is around the element may hear them.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is widened by an interface only
  interface GlobalEventHandlersEventMap extends ElementEventMap {}
}

const NAME = "guichet-connect";

/** Defines `<guichet-connect>`, once; on a server it does nothing. Importing this module has done it already. */
export function defineGuichetElement(): void {
  if (typeof customElements === "undefined" || customElements.get(NAME) !== undefined) return;
  customElements.define(NAME, createElementClass());
}
