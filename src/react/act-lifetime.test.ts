import { describe, expect, it } from "vitest";
import type { ConnectApi } from "../api/index.ts";
import { createActLifetime } from "./act-lifetime.ts";
import { createTestApi } from "./testing/test-api.ts";

const noOperation = { operation: "operation-0123456789" };

describe("the acts of a widget", () => {
  it("stop waiting when it is gone, also where it was mounted twice before", () => {
    const signals: (AbortSignal | undefined)[] = [];
    const note: ConnectApi["updateConnection"] = (_id, _request, { signal }) => {
      signals.push(signal);
      return new Promise(() => undefined);
    };
    const lifetime = createActLifetime();
    const api = lifetime.bind(createTestApi({ updateConnection: note }));
    lifetime.begin()();
    const end = lifetime.begin();

    void api.updateConnection(77, { act: "sync" }, noOperation);
    expect(signals[0]?.aborted).toBe(false);
    end();
    expect(signals[0]?.aborted).toBe(true);
  });

  it("keep a signal of their own", () => {
    const own = new AbortController();
    let given: AbortSignal | undefined;
    const api = createActLifetime().bind(
      createTestApi({
        createConnection: (_request, { signal }) => {
          given = signal;
          return new Promise(() => undefined);
        },
      }),
    );
    const request = { connector_uuid: "u", source: null, fields: {} };
    void api.createConnection(request, { ...noOperation, signal: own.signal });
    expect(given).toBe(own.signal);
  });
});
