/** Word from outside that something happened to a connection; whoever keeps what was read of it listens. */
export interface ConnectionHints {
  tell(id: number): void;
  listen(listener: (id: number) => void): void;
}

export function createConnectionHints(): ConnectionHints {
  const listeners: ((id: number) => void)[] = [];
  return {
    tell(id) {
      for (const listener of listeners) listener(id);
    },
    listen(listener) {
      listeners.push(listener);
    },
  };
}
