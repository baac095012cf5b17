import type { GuichetOptions } from "../../embed/index.ts";

type Callbacks = "onClose" | "onEvent" | "onExit" | "onLoad" | "onSuccess";

/** What the element takes as a property: every option of the loader but its callbacks, which are events here. */
export type ElementOptions = Partial<Omit<GuichetOptions, Callbacks | "place">>;

/** The options that are attributes, by the attribute's name. */
export const attributes = {
  "server-url": "serverUrl",
  application: "application",
  layout: "layout",
  locale: "locale",
  theme: "theme",
  token: "token",
} as const satisfies Readonly<Record<string, keyof ElementOptions>>;

/** The options that are properties of their own. */
const namedOptions = [...Object.values(attributes), "fetchSession"] as const;

/** Everything that can be set: frameworks set a property where there is one, and an attribute where there is none. */
export const properties = [...namedOptions, "options"] as const;

/** What was set by property, each by itself; what is absent was not set, or was taken back. */
export type OwnProperties = Partial<Record<(typeof properties)[number], unknown>>;

/** `null` says of a token alone that there is none yet; of everything else, that it is not set. */
export const isSet = (name: string, value: unknown): boolean =>
  value !== undefined && (value !== null || name === "token");

/** An attribute says yes by being there; frameworks that write every value as text write `open="false"`. */
export const isWanted = (open: string | null): boolean => open !== null && open !== "false";

const setOnly = (options: object) =>
  Object.fromEntries(Object.entries(options).filter(([name, value]) => isSet(name, value)));

/** All that was said, of which each outranks what is before it: attributes, `options`, properties of their own. */
export function givenTo(element: Element, own: OwnProperties): ElementOptions {
  const { options, ...named } = own;
  const texts = Object.entries(attributes)
    .filter(([attribute]) => element.hasAttribute(attribute))
    .map(([attribute, name]) => [name, element.getAttribute(attribute)]);
  return {
    ...Object.fromEntries(texts),
    ...(typeof options === "object" && options !== null ? setOnly(options) : {}),
    ...named,
  } as ElementOptions;
}
