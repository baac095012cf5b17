import type {
  PowensTransport,
  PowensTransportAnswer,
  PowensTransportRequest,
} from "../upstream/powens-transport.ts";

export interface ScriptedAnswer {
  readonly status?: number;
  readonly json?: unknown;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}
type Script = (call: PowensTransportRequest) => ScriptedAnswer | Promise<ScriptedAnswer>;

/** A Powens that answers from a script and remembers what it was asked. For tests. */
export interface ScriptedPowens {
  readonly transport: PowensTransport;
  readonly calls: PowensTransportRequest[];
  /** Sets the answer to `"METHOD /path"` (below `/2.0`). */
  on(methodAndPath: string, script: Script | ScriptedAnswer): void;
  callsTo(methodAndPath: string): PowensTransportRequest[];
}

const HTML_404: ScriptedAnswer = {
  status: 404,
  body: "<!doctype html><title>404 Not Found</title>",
  headers: { "content-type": "text/html; charset=utf-8" },
};

const toAnswer = ({
  status = 200,
  json,
  body,
  headers,
}: ScriptedAnswer): PowensTransportAnswer => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: body ?? (json === undefined ? "" : JSON.stringify(json)),
});

const nameOf = ({ method, path }: PowensTransportRequest) =>
  `${method} ${path.replace(/^\/2\.0/, "")}`;

export function scriptedPowens(): ScriptedPowens {
  const calls: PowensTransportRequest[] = [];
  const scripts = new Map<string, Script>();
  return {
    calls,
    on(methodAndPath, script) {
      scripts.set(methodAndPath, typeof script === "function" ? script : () => script);
    },
    callsTo: (methodAndPath) => calls.filter((call) => nameOf(call) === methodAndPath),
    transport: {
      async send(call) {
        calls.push(call);
        const script = scripts.get(nameOf(call));
        return toAnswer(script === undefined ? HTML_404 : await script(call));
      },
    },
  };
}
