import { optionNames } from "./option-names.ts";
import { createGuichet, style } from "../../embed/index.ts";
import type { Guichet, GuichetOptions } from "../../embed/index.ts";
import { mistakesOf, missingOf, unknownOf } from "./element-mistakes.ts";
import { createElementEvents } from "./element-events.ts";
import { attributes, givenTo, isSet, isWanted, properties } from "./element-properties.ts";
import type { ElementOptions, OwnProperties } from "./element-properties.ts";

/**
 * `<guichet-connect>`: a connect widget in a frame of its server.
 *
 * Attributes: `server-url`, `application`, `layout`, `locale`, `theme`, `token` and `open`; each is a property, too
 * (`serverUrl`). Everything else is in `options`. They may be set in any order, before the element is defined as well.
 * What keeps an element from opening that is to be open is said in the console, once. It tells of the flow by the
 * events `guichet-load`, `guichet-event`, `guichet-success`, `guichet-exit` and `guichet-close`, which bubble and are
 * composed; their `detail` has what the callbacks of the loader get.
 *
 * @public
 */
export interface GuichetConnectElement extends HTMLElement, ElementTexts {
  /** Options that have no property of their own; setting them changes a widget that is open. They outrank attributes. */
  options: ElementOptions;
  /** Asks your backend for a connect token. It outranks the one in `options`, and stays when those are replaced. */
  fetchSession: GuichetOptions["fetchSession"];
  /** Whether it is to be open: the attribute, of which `open="false"` says no. */
  open: boolean;
  /**
   * Opens the widget: over the page, or with `layout="inline"` where the element is.
   * @throws ConnectError `implementation_error` for options that cannot work.
   */
  show(): void;
  /** Closes it as its own Close does; `force` does not ask. */
  exit(how?: { readonly force?: boolean | undefined }): void;
  readonly isOpen: boolean;
}

/** The attributes, as properties, which outrank them and `options`; `undefined` takes one back. */
type ElementTexts = {
  -readonly [Name in (typeof attributes)[keyof typeof attributes]]: ElementOptions[Name];
};

/** Another server or another connection is another widget. */
const isSameFlow = (one: ElementOptions, other: ElementOptions) =>
  one.serverUrl === other.serverUrl && one.connectionId === other.connectionId;

/** Made when it is defined: on a server there is no class to extend. */
export function createElementClass(): new () => GuichetConnectElement {
  return class GuichetConnect extends HTMLElement implements GuichetConnectElement {
    static readonly observedAttributes = [...Object.keys(attributes), "open"];
    static {
      for (const name of properties)
        Object.defineProperty(this.prototype, name, {
          configurable: true,
          enumerable: true,
          get(this: GuichetConnect) {
            return this.#own[name] ?? (name === "options" ? {} : givenTo(this, this.#own)[name]);
          },
          set(this: GuichetConnect, value: unknown) {
            if (isSet(name, value)) this.#own[name] = value;
            else Reflect.deleteProperty(this.#own, name);
            this.#refresh();
          },
        });
    }

    declare options: ElementOptions;
    declare fetchSession: GuichetOptions["fetchSession"];
    declare serverUrl: ElementOptions["serverUrl"];
    declare application: ElementOptions["application"];
    declare layout: ElementOptions["layout"];
    declare locale: ElementOptions["locale"];
    declare theme: ElementOptions["theme"];
    declare token: ElementOptions["token"];

    readonly #own: OwnProperties = {};
    readonly #place = document.createElement("div");
    readonly #events = createElementEvents(this);
    readonly #said = new Set<string>();
    #guichet: Guichet | null = null;
    /** What it was made with in this very task: the page may not have set everything yet. */
    #begun: ElementOptions | null = null;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      style(root, ":host{display:block}");
      root.append(this.#place);
      // What a page wrote before the element was defined lies over the accessors of the class.
      for (const name of [...properties, "open"] as const) {
        const own = Object.getOwnPropertyDescriptor(this, name);
        if (own === undefined) continue;
        Reflect.deleteProperty(this, name);
        Reflect.set(this, name, own.value);
      }
    }

    get open(): boolean {
      return isWanted(this.getAttribute("open"));
    }

    /** Frameworks write an attribute's text here, too. */
    set open(open: boolean | string | null | undefined) {
      this.toggleAttribute("open", open != null && open !== false && isWanted(String(open)));
    }

    get isOpen(): boolean {
      return this.#guichet?.isOpen ?? false;
    }

    connectedCallback(): void {
      this.#events.tellMoved();
      // A framework sets properties after it has made the element.
      queueMicrotask(() => {
        this.#refresh();
        if (this.open) this.#explain();
      });
    }

    /** A move that keeps the frame (`moveBefore`) keeps the flow; without this callback it would count as taken away. */
    connectedMoveCallback(): void {
      this.#refresh();
    }

    disconnectedCallback(): void {
      if (this.isOpen) this.#events.holdForMove();
      this.#guichet?.destroy();
      this.#guichet = null;
    }

    attributeChangedCallback(name: string, before: string | null, now: string | null): void {
      if (before === now) return;
      if (name === "open" && isWanted(before) && !isWanted(now)) this.exit();
      else this.#refresh();
      if (name === "open" && isWanted(now))
        queueMicrotask(() => {
          this.#explain();
        });
    }

    show(): void {
      this.#explain();
      this.#guichet ??= this.#begin(this.#all());
      this.#guichet.open();
    }

    exit(how: { readonly force?: boolean | undefined } = {}): void {
      this.#guichet?.exit(how);
    }

    #all(): GuichetOptions {
      // What a page's author wrote is checked where every host's options are. What was taken back is gone.
      const given = givenTo(this, this.#own);
      return {
        ...Object.fromEntries(optionNames.map((name) => [name, Reflect.get(given, name)])),
        place: this.#place,
        ...this.#events.callbacks,
      } as unknown as GuichetOptions;
    }

    /** Waits for what it cannot do without; then an open widget follows every change. */
    #refresh(): void {
      const options = this.#all();
      if (!this.isConnected || missingOf(options) !== null) return;
      try {
        const isOtherFlow = this.#begun !== null && !isSameFlow(this.#begun, options);
        const isOpen = this.open || (isOtherFlow && this.isOpen);
        if (isOtherFlow) this.#guichet?.destroy();
        if (this.#guichet === null || isOtherFlow) this.#guichet = this.#begin(options);
        else this.#guichet.update(options);
        if (isOpen && !this.isOpen) this.#guichet.open();
      } catch (error) {
        // Thrown into a framework that sets a property, it would take the page down.
        this.#say(error instanceof Error ? error.message : String(error));
      }
    }

    #begin(options: GuichetOptions): Guichet {
      this.#begun = options;
      queueMicrotask(() => {
        this.#begun = null;
      });
      return createGuichet(options);
    }

    /** Says what keeps it from opening, and what is passed over. */
    #explain(): void {
      if (!this.isConnected) return;
      const given = givenTo(this, this.#own);
      for (const mistake of mistakesOf(this, this.#own)) this.#say(mistake);
      for (const unknown of unknownOf(given)) this.#say(unknown);
      const missing = this.isOpen || !this.open ? null : missingOf(given);
      if (missing !== null) this.#say(missing);
    }

    #say(what: string): void {
      if (this.#said.has(what)) return;
      this.#said.add(what);
      // eslint-disable-next-line no-console -- an element that does not open has no other place to say why
      console.error(`Guichet: <guichet-connect> ${what}`);
    }
  };
}
