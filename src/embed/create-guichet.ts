import { takeReturnCode } from "../react/host-page.ts";
import { checkGuichetOptions, expect, frameOptions } from "./guichet-options.ts";
import type { GuichetOptions } from "./guichet-options.ts";
import { createOpening } from "./opening.ts";
import type { Opening } from "./opening.ts";
import { takeOwnReturnCode } from "./page-acts.ts";
import { createSessionDesk } from "./session-desk.ts";

/** A connect widget of this page, in a frame of its server. */
export interface Guichet {
  /** Opens it. While it is open, it takes the focus. */
  open(): void;
  /** Opens it in an element of the page; the layout is `inline` from then on. */
  mount(place: Element): void;
  /** Closes it as its own Close does, which asks where something would be lost; `force` does not ask. */
  exit(how?: { readonly force?: boolean | undefined }): void;
  /** Takes it off the page at once. No callback hears of it; `open` begins again. */
  destroy(): void;
  /** Changes options, while it is open too. The server and the connection are those at the time of opening. */
  update(options: Partial<GuichetOptions>): void;
  readonly isOpen: boolean;
  /** Whether a session can be had: `false` only while `token` is `null`. */
  readonly ready: boolean;
}

/**
 * Creates a connect widget that opens in a frame of `guichet serve`. Nothing is put on the page before it opens.
 *
 * Create it whenever the page loads: when the PSU is back from the bank it opens by itself and goes on. An inline widget
 * does so when it has a `place`.
 *
 * @throws ConnectError `implementation_error` for options that cannot work; the message names the fix.
 *
 * @example
 * const guichet = createGuichet({
 *   serverUrl: "https://connect.example",
 *   fetchSession: async () => (await fetch("/bank-session", { method: "POST" })).text(),
 *   onSuccess: ({ connectionId }) => save(connectionId),
 * });
 * button.onclick = guichet.open;
 *
 * @public
 */
export function createGuichet(given: GuichetOptions): Guichet {
  let options = given;
  let opening: Opening | null = null;
  let code: string | null = null;
  let isLooking = true;
  checkGuichetOptions(options);
  frameOptions(options);
  const sessions = createSessionDesk(() => options);

  const end = () => {
    opening = null;
    code = null;
  };
  const open = () => {
    if (opening !== null) {
      opening.focus();
      return;
    }
    const { layout, place = null } = options;
    expect(layout !== "inline" || place !== null, "layout inline needs a place");
    opening = createOpening({
      options: () => options,
      sessions,
      returnCode: () => code,
      place: layout === "inline" ? place : null,
      onOver: end,
    });
  };
  const goOn = (taken: string | null) => {
    if (taken === null) return;
    code = taken || null;
    if (opening === null && (options.layout !== "inline" || options.place !== undefined)) open();
  };

  goOn(takeOwnReturnCode(String(options.connectionId ?? "new")));
  // Widgets of a page look one after another: each may know its own first. Then the first that looked takes it.
  queueMicrotask(() => {
    if (isLooking) goOn(takeReturnCode(window));
  });

  return {
    open,
    mount: (element) => {
      options = { ...options, layout: "inline", place: element };
      open();
    },
    exit: ({ force = false } = {}) => {
      opening?.exit(force);
    },
    destroy: () => {
      isLooking = false;
      opening?.remove();
      end();
    },
    update: (changes) => {
      const { serverUrl, connectionId } = options;
      const changed = {
        ...options,
        ...changes,
        ...(opening === null ? {} : { serverUrl, connectionId }),
      };
      checkGuichetOptions(changed);
      options = changed;
      sessions.look();
      opening?.update();
    },
    get isOpen() {
      return opening !== null;
    },
    get ready() {
      return options.fetchSession !== undefined || options.token !== null;
    },
  };
}
