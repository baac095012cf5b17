/**
 * The connect widget as a custom element, `<guichet-connect>`, which importing this module defines.
 * @packageDocumentation
 */
import { defineGuichetElement } from "./define-guichet-element.ts";

export { defineGuichetElement };
export type { GuichetConnectElement } from "./guichet-connect-element.ts";
export type { ElementOptions } from "./element-properties.ts";
export type { GuichetOptions } from "../../embed/index.ts";

defineGuichetElement();
