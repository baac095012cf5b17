/** The key under which WebDriver names an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

const DRIVER = "http://127.0.0.1:4413";

type Method = "DELETE" | "GET" | "POST";

/** Sends a command of WebDriver (W3C) and answers its value; what the driver says of a failure is thrown. */
async function send(method: Method, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${DRIVER}${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  const value: unknown = Reflect.get(Object(answer), "value");
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
  return value;
}

/** An element as commands take it. */
export const elementOf = (id: string) => ({ [ELEMENT]: id });

/** The ids of the elements that a script answered. */
export const idsOf = (elements: unknown): readonly string[] =>
  Array.isArray(elements)
    ? elements.map((element: unknown) => String(Reflect.get(Object(element), ELEMENT)))
    : [];

/** A window of WebKit with storage of its own. */
export interface WebKitSession {
  /** Sends a command whose path begins after the session's. */
  command(method: Method, path: string, body?: object): Promise<unknown>;
  /** Runs the body of a function in the page or frame, and answers what it returns. */
  execute(script: string, args?: readonly unknown[]): Promise<unknown>;
}

/** Opens a window of WebKit, which trusts every certificate. */
export async function openSession(): Promise<WebKitSession> {
  const binary =
    process.env["GUICHET_WEBKIT"] ?? "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
  const wanted = {
    pageLoadStrategy: "normal",
    acceptInsecureCerts: true,
    "webkitgtk:browserOptions": { binary, args: ["--automation"] },
  } as const;
  const begun = await send("POST", "/session", {
    capabilities: { alwaysMatch: wanted, firstMatch: [{}] },
  });
  const path = `/session/${String(Reflect.get(Object(begun), "sessionId"))}`;
  const command = (method: Method, after: string, body?: object) =>
    send(method, path + after, body);
  return {
    command,
    execute: (script, args = []) => command("POST", "/execute/sync", { script, args }),
  };
}
