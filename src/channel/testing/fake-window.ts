/** What was posted to a window. */
interface Posted {
  readonly data: unknown;
  readonly targetOrigin: string;
  readonly ports: readonly MessagePort[];
}

/** A window that can be told of messages, and remembers what is posted to it. */
export interface FakeWindow {
  /** As the code under test sees it. */
  readonly view: Window;
  readonly posted: readonly Posted[];
  /** How many listen for messages. */
  readonly listeners: () => number;
  receive(message: {
    readonly data: unknown;
    readonly origin: string;
    readonly source: unknown;
    readonly ports?: readonly MessagePort[];
  }): void;
}

export function createFakeWindow(parent?: Window): FakeWindow {
  const posted: Posted[] = [];
  const heard = new Set<(event: unknown) => void>();
  const view = {
    addEventListener: (_: string, listener: (event: unknown) => void) => heard.add(listener),
    removeEventListener: (_: string, listener: (event: unknown) => void) => heard.delete(listener),
    postMessage: (data: unknown, targetOrigin: string, ports: readonly MessagePort[] = []) => {
      posted.push({ data: structuredClone(data), targetOrigin, ports });
    },
    parent: undefined as unknown,
  };
  view.parent = parent ?? view;
  return {
    view: view as unknown as Window,
    posted,
    listeners: () => heard.size,
    receive: ({ ports = [], ...message }) => {
      for (const listener of [...heard]) listener({ ...message, ports });
    },
  };
}
