import type { FrameMessage } from "../../protocol/frame-messages.ts";

/*
 * By hand, since a schema library is as big as the whole loader. A test holds it to the schemas: of any data it gives
 * what they give.
 */

/** A type, words of which the first stands for those that are not known, the shape of a list's items, or an object's. */
type Shape = string | readonly [Shape] | { readonly [property: string]: Shape };

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

/** `?` after a name: may be `null`. `~`: may be absent. */
const facts = {
  flowId: "string",
  step: "string",
  "connectorUuid?": "string",
  "connectionId?": "number",
  "state?": "string",
  timestamp: "number",
};

const shapes: { readonly [Type in FrameMessage["type"]]: Shape } = {
  ready: {},
  height: { height: "number" },
  needSession: {},
  load: {},
  event: { name: "string", metadata: { ...facts, "errorCode~": "string" } },
  success: {
    result: {
      connectionId: "number",
      status: "pending|connected",
      "state?": "string",
      "connectorUuid?": "string",
      alreadyHealthy: "boolean",
      "accounts?": [{ id: "number", type: "string", "usage?": "string", "number?": "string" }],
      "subscriptions?": ["number"],
    },
    metadata: facts,
  },
  exit: {
    "error?": {
      code: "string",
      message: "string",
      "displayMessage?": "string",
      recovery: {
        action: "none|try_again|start_again|fix_integration|go_to_bank|wait|contact_support",
        actor: "nobody|psu|bank|client_application|powens",
        retryable: "boolean",
        "retryAfter~": "number",
      },
      "requestId?": "string",
    },
    metadata: facts,
  },
  close: {},
  leave: { url: "string" },
  visit: { url: "string" },
  file: { name: "string", mime: "string", text: "string" },
};

function read(shape: Shape, value: unknown): unknown {
  if (typeof shape === "string") {
    const words = shape.split("|");
    if (words.length > 1) return words.find((word) => word === value) ?? words[0];
    if (typeof value === shape) return value;
  } else if (isList(shape)) {
    if (Array.isArray(value)) return value.map((item) => read(shape[0], item));
  } else if (typeof value === "object" && value !== null) {
    const given = new Map(Object.entries(value));
    return Object.fromEntries(
      Object.entries(shape).flatMap(([property, inner]) => {
        const name = property.replace(/\W/, "");
        if (property.endsWith("~") && !given.has(name)) return [];
        const isNull = property.endsWith("?") && given.get(name) === null;
        return [[name, isNull ? null : read(inner, given.get(name))]];
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
