import type { FrameMessage } from "../protocol/frame-messages.ts";

/*
 * By hand, since a schema library is as big as the whole loader. A test holds it to the schemas: of any data it gives
 * what they give.
 */

/** Something of the same type; one item of a list; words, of which the first stands for those that are not known. */
type Shape =
  | string
  | number
  | boolean
  | readonly [Shape]
  | readonly string[]
  | { readonly [property: string]: Shape };
const isList = (shape: Shape): shape is readonly [Shape] | readonly string[] =>
  Array.isArray(shape);

/** `?` after a name: may be `null`. `~`: may be absent. */
const facts = {
  flowId: "",
  step: "",
  "connectorUuid?": "",
  "connectionId?": 0,
  "state?": "",
  timestamp: 0,
};

const shapes: { readonly [Type in FrameMessage["type"]]: Shape } = {
  ready: {},
  height: { height: 0 },
  needSession: {},
  load: {},
  event: { name: "", metadata: { ...facts, "errorCode~": "" } },
  success: {
    result: {
      connectionId: 0,
      status: ["pending", "connected"],
      "state?": "",
      "connectorUuid?": "",
      alreadyHealthy: false,
      "accounts?": [{ id: 0, type: "", "usage?": "", "number?": "" }],
      "subscriptions?": [0],
    },
    metadata: facts,
  },
  exit: {
    "error?": {
      code: "",
      message: "",
      "displayMessage?": "",
      recovery: {
        action: [
          "none",
          "try_again",
          "start_again",
          "fix_integration",
          "go_to_bank",
          "wait",
          "contact_support",
        ],
        actor: ["nobody", "psu", "bank", "client_application", "powens"],
        retryable: false,
        "retryAfter~": 0,
      },
      "requestId?": "",
    },
    metadata: facts,
  },
  close: {},
  leave: { url: "" },
  visit: { url: "" },
  file: { name: "", mime: "", text: "" },
};

function read(shape: Shape, value: unknown): unknown {
  if (isList(shape)) {
    const [item = "", ...words] = shape;
    if (words.length > 0) return words.find((word) => word === value) ?? item;
    if (Array.isArray(value)) return value.map((one) => read(item, one));
  } else if (typeof value === typeof shape) {
    if (typeof shape !== "object") return value;
    const given = new Map(Object.entries(value as object));
    return Object.fromEntries(
      Object.entries(shape).flatMap(([property, inner]) => {
        const name = property.replace(/\W/, "");
        const one: unknown = given.get(name);
        if (property.endsWith("~") && !given.has(name)) return [];
        return [[name, property.endsWith("?") && one === null ? one : read(inner, one)]];
      }),
    );
  }
  throw new TypeError();
}

/** Reads plain data as what the frame says; `null` for what is no message. Properties that are not known are dropped. */
export function readFrameMessage(data: unknown): FrameMessage | null {
  try {
    const { type } = data as { type: FrameMessage["type"] };
    if (!Object.hasOwn(shapes, type)) return null;
    // The shapes are those of the messages.
    return { type, ...(read(shapes[type], data) as object) } as FrameMessage;
  } catch {
    return null;
  }
}
