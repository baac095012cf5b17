const KEY = "guichet:hosted";
const OURS = /^guichet:(?:hosted|flow):/;

/** What a page of one tab remembers of itself. */
export interface PageMemory {
  /** Of one swap, which the same page may repeat until it knows that it went well: over a reload, too. */
  nonce(): string;
  /**
   * A swap went well, and its flow begins: what was left of the one before is gone, and so is the nonce. The browser's
   * own record of the page still holds the token; without the nonce it opens nothing.
   */
  beginFlow(): void;
  /** The flow has ended here: a reload says so. */
  endFlow(): void;
  hasEnded(): boolean;
}

/** Remembers in the tab's own storage; where that is refused, until the next reload. */
export function createPageMemory(window: Window, newHandle: () => string): PageMemory {
  let fresh: string | null = null;
  let ended = false;
  const withStorage = <T>(action: (storage: Storage) => T, otherwise: T): T => {
    try {
      return action(window.sessionStorage);
    } catch {
      return otherwise;
    }
  };
  return {
    nonce: () =>
      (fresh ??= withStorage((storage) => {
        const nonce = storage.getItem(`${KEY}:nonce`) ?? newHandle();
        storage.setItem(`${KEY}:nonce`, nonce);
        return nonce;
      }, newHandle())),
    beginFlow: () => {
      ended = false;
      fresh = null;
      withStorage((storage) => {
        const left = Array.from({ length: storage.length }, (_, index) => storage.key(index));
        for (const key of left) {
          if (key !== null && OURS.test(key)) storage.removeItem(key);
        }
      }, undefined);
    },
    endFlow: () => {
      ended = true;
      withStorage((storage) => {
        storage.setItem(`${KEY}:ended`, "1");
      }, undefined);
    },
    hasEnded: () => withStorage((storage) => storage.getItem(`${KEY}:ended`) !== null, ended),
  };
}
