import { createGuichet, style } from "../../embed/index.ts";
import type { Guichet, GuichetOptions } from "../../embed/index.ts";

type Callbacks = "onClose" | "onEvent" | "onExit" | "onLoad" | "onSuccess";

/** What the element takes as a property: every option of the loader but its callbacks, which are events here. */
export type ElementOptions = Partial<Omit<GuichetOptions, Callbacks | "place">>;

/**
 * `<guichet-connect>`: a connect widget in a frame of its server.
 *
 * Attributes: `server-url`, `application`, `layout`, `locale`, `theme`, `token` and `open`. Everything else is in
 * `options`. It tells of the flow by the events `guichet-load`, `guichet-event`, `guichet-success`, `guichet-exit` and
 * `guichet-close`, which bubble and are composed; their `detail` has what the callbacks of the loader get.
 *
 * @public
 */
export interface GuichetConnectElement extends HTMLElement {
  /** Options that are no attribute; setting them changes a widget that is open. They outrank attributes. */
  options: ElementOptions;
  /** Asks your backend for a connect token: the same as in `options`. */
  fetchSession: GuichetOptions["fetchSession"];
  /**
   * Opens the widget: over the page, or with `layout="inline"` where the element is.
   * @throws ConnectError `implementation_error` for options that cannot work.
   */
  show(): void;
  /** Closes it as its own Close does; `force` does not ask. */
  exit(how?: { readonly force?: boolean | undefined }): void;
  readonly isOpen: boolean;
}

const attributes = {
  "server-url": "serverUrl",
  application: "application",
  layout: "layout",
  locale: "locale",
  theme: "theme",
  token: "token",
} as const;

/** Made when it is defined: on a server there is no class to extend. */
export function createElementClass(): new () => GuichetConnectElement {
  return class GuichetConnect extends HTMLElement implements GuichetConnectElement {
    static readonly observedAttributes = [...Object.keys(attributes), "open"];
    #given: ElementOptions = {};
    #guichet: Guichet | null = null;
    readonly #place = document.createElement("div");

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      style(root, ":host{display:block}");
      root.append(this.#place);
    }

    get options(): ElementOptions {
      return this.#given;
    }

    set options(options: ElementOptions) {
      this.#given = options;
      this.#refresh();
    }

    get fetchSession(): GuichetOptions["fetchSession"] {
      return this.#given.fetchSession;
    }

    set fetchSession(fetchSession: GuichetOptions["fetchSession"]) {
      this.options = { ...this.#given, fetchSession };
    }

    get isOpen(): boolean {
      return this.#guichet?.isOpen ?? false;
    }

    connectedCallback(): void {
      // A framework sets properties after it has made the element.
      queueMicrotask(() => {
        this.#refresh();
      });
    }

    disconnectedCallback(): void {
      this.#guichet?.destroy();
      this.#guichet = null;
    }

    attributeChangedCallback(name: string, before: string | null, now: string | null): void {
      if (before === now) return;
      if (name === "open" && now === null) this.exit();
      else this.#refresh();
    }

    show(): void {
      this.#guichet ??= createGuichet(this.#all());
      this.#guichet.open();
    }

    exit(how: { readonly force?: boolean | undefined } = {}): void {
      this.#guichet?.exit(how);
    }

    #all(): GuichetOptions {
      const texts = Object.entries(attributes)
        .filter(([attribute]) => this.hasAttribute(attribute))
        .map(([attribute, name]) => [name, this.getAttribute(attribute)]);
      const tell = (name: string, detail: object | null) => {
        const told = { bubbles: true, composed: true, detail };
        this.dispatchEvent(new CustomEvent(`guichet-${name}`, told));
      };
      // What a page's author wrote is checked where every host's options are.
      return {
        ...Object.fromEntries(texts),
        ...this.#given,
        place: this.#place,
        onLoad: () => {
          tell("load", null);
        },
        onEvent: (name, metadata) => {
          tell("event", { name, metadata });
        },
        onSuccess: (result, metadata) => {
          tell("success", { result, metadata });
        },
        onExit: (error, metadata) => {
          tell("exit", { error, metadata });
        },
        onClose: () => {
          this.removeAttribute("open");
          tell("close", null);
        },
      } as GuichetOptions;
    }

    /** Waits for what it cannot do without; then an open widget follows every change. */
    #refresh(): void {
      const options = this.#all();
      const { serverUrl, fetchSession, token } = options as Partial<GuichetOptions>;
      if (!this.isConnected || serverUrl === undefined) return;
      if (fetchSession === undefined && token === undefined) return;
      if (this.#guichet === null) this.#guichet = createGuichet(options);
      else this.#guichet.update(options);
      if (this.hasAttribute("open") && !this.isOpen) this.#guichet.open();
    }
  };
}
