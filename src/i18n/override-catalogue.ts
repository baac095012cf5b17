import compile from "icu-minify/compile";
import type { CompiledMessage } from "icu-minify/format";
import { ConnectError } from "../protocol/connect-error.ts";
import type { Catalogue, MessageOverrides } from "./catalogue.ts";
import type { MessageId } from "./catalogue/message-id.ts";
import { argumentsOf } from "./message-arguments.ts";

const isMessageId = (catalogue: Catalogue, id: string): id is MessageId =>
  Object.hasOwn(catalogue, id);

const compileOverride = (id: MessageId, text: unknown): CompiledMessage => {
  if (typeof text !== "string") {
    throw new ConnectError("implementation_error", `messages["${id}"] must be a string.`);
  }
  try {
    return compile(text);
  } catch (cause) {
    throw new ConnectError(
      "implementation_error",
      `messages["${id}"] is not valid ICU MessageFormat.`,
      { cause },
    );
  }
};

const requireKnownArguments = (id: MessageId, own: CompiledMessage, ours: CompiledMessage) => {
  const allowed = argumentsOf(ours);
  for (const name of argumentsOf(own)) {
    if (allowed.has(name)) continue;
    const offer = allowed.size === 0 ? "it has none" : `it has ${[...allowed].join(", ")}`;
    throw new ConnectError(
      "implementation_error",
      `messages["${id}"] uses the argument or tag "${name}": ${offer}.`,
    );
  }
};

/** Puts a host's own words in a catalogue; the words come from outside our types, so everything is checked. */
export const overrideCatalogue = (catalogue: Catalogue, messages: MessageOverrides): Catalogue => {
  const merged: Record<MessageId, CompiledMessage> = { ...catalogue };
  for (const [id, text] of Object.entries(messages)) {
    if (text === undefined) continue;
    if (!isMessageId(catalogue, id)) {
      throw new ConnectError("implementation_error", `messages["${id}"]: there is no such text.`);
    }
    const compiled = compileOverride(id, text);
    requireKnownArguments(id, compiled, catalogue[id]);
    merged[id] = compiled;
  }
  return merged;
};
