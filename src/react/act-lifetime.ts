import type { ConnectApi } from "../api/index.ts";

/** Ends the waits of a widget that has left the page. */
export interface ActLifetime {
  /** Starts, or starts again; answers how to end. */
  begin(): () => void;
  /** The client, whose acts stop waiting and send nothing more once the widget is gone. */
  bind(api: ConnectApi): ConnectApi;
}

export function createActLifetime(): ActLifetime {
  let current = new AbortController();
  return {
    begin: () => {
      const started = new AbortController();
      current = started;
      return () => {
        started.abort();
      };
    },
    bind: (api) => ({
      ...api,
      createConnection: (request, options) =>
        api.createConnection(request, { signal: current.signal, ...options }),
      updateConnection: (id, request, options) =>
        api.updateConnection(id, request, { signal: current.signal, ...options }),
    }),
  };
}
