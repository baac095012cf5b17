import { LEFT_FROM_KEY, LEFT_KEY, RETURN_PARAMETER } from "../protocol/return-parameter.ts";

/** How the PSU went to the bank: with this page, beside it in a tab of its own, or not at all. */
export type Departure = "away" | "beside" | "blocked";

/** What the widget needs of the page around it, injected so that tests can watch it. */
export interface HostPage {
  /** The address to come back to. */
  href(): string;
  /**
   * Navigates the whole page to the bank. Where it cannot be this page, it answers what became of it: `beside` in a tab
   * of its own, or `blocked`.
   */
  leave(url: string): Departure | Promise<Departure>;
  /** The page's own window, where somebody else's page is around it: a bank refuses to be shown in there. */
  readonly framed: Window | null;
  /** Takes the single-use return code out of the address, if there is one. */
  takeReturnCode(): string | null;
  /** Gives the PSU a file, made on this page. */
  saveFile(file: { readonly name: string; readonly type: string; readonly text: string }): void;
  /** Loads this page again; absent where only the page around it can be. */
  readonly reload?: (() => void) | undefined;
  load(key: string): string | null;
  save(key: string, text: string | null): void;
  /** Notes that the flow with this snapshot leaves this tab for the bank. */
  noteLeft(key: string): void;
  now(): number;
  /** A new random handle, 128 bits. */
  newHandle(): string;
}

const isLoopback = (hostname: string) =>
  hostname === "localhost" ||
  hostname.endsWith(".localhost") ||
  hostname === "127.0.0.1" ||
  hostname === "[::1]";

/** Only addresses that a bank may have: https, or a sandbox on this machine. */
export function isBankAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}

/** A query without one of its parameters; the others are left exactly as they were written. */
const without = (search: string, name: string): string => {
  const kept = search
    .replace(/^\?/, "")
    .split("&")
    .filter((part) => !new URLSearchParams(part).has(name));
  return kept.join("&") === "" ? "" : `?${kept.join("&")}`;
};

/** Takes the single-use return code out of the page's address, if there is one. */
export function takeReturnCode(window: Window): string | null {
  const { href, search, hash } = window.location;
  const code = new URLSearchParams(search).get(RETURN_PARAMETER);
  if (code === null) return null;
  const rest = href.slice(0, href.indexOf("?")) + without(search, RETURN_PARAMETER) + hash;
  try {
    window.history.replaceState(window.history.state, "", rest);
  } catch {
    // A page may forbid it; the code works once only.
  }
  return code;
}

/** Gives the PSU a file, made on this page. */
export const saveFile: (window: Window, ...file: Parameters<HostPage["saveFile"]>) => void = (
  window,
  { name, type, text },
) => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = window.document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};

/** The page as the browser gives it. Storage that is refused (privacy modes, sandboxed frames) counts as empty. */
export function createHostPage(window: Window): HostPage {
  const inStorage = <T>(act: (storage: Storage) => T): T | null => {
    try {
      return act(window.sessionStorage);
    } catch {
      // Without storage a reload starts afresh; nothing else is lost.
      return null;
    }
  };
  const save = (key: string, text: string | null) => {
    inStorage((storage) => {
      if (text === null) storage.removeItem(key);
      else storage.setItem(key, text);
    });
  };
  return {
    href: () => window.location.href,
    leave: (url) => {
      if (isBankAddress(url)) window.location.assign(url);
      return "away";
    },
    framed: window.top === window ? null : window,
    takeReturnCode: () => takeReturnCode(window),
    saveFile: (file) => {
      saveFile(window, file);
    },
    reload: () => {
      window.location.reload();
    },
    load: (key) => inStorage((storage) => storage.getItem(key)),
    save,
    noteLeft: (key) => {
      save(LEFT_KEY, key);
      save(LEFT_FROM_KEY, window.location.href);
    },
    now: () => Date.now(),
    newHandle: () =>
      Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
        byte.toString(16).padStart(2, "0"),
      ).join(""),
  };
}
