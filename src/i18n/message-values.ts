import type { en } from "./catalogue/en.ts";
import type { MessageId } from "./catalogue/message-id.ts";

/** What follows an opening brace is an argument when it is one lower-case word; anything else is a branch's text. */
type ArgumentName<Text extends string> = Text extends `${string}${" " | "{" | "#"}${string}`
  ? never
  : Text extends Uncapitalize<Text>
    ? Text
    : never;

type ArgumentAtStart<Text extends string> = Text extends `${infer Inside}}${string}`
  ? Inside extends `${infer Name}, plural,${string}`
    ? { readonly [N in ArgumentName<Name>]: number }
    : Inside extends `${infer Name}, number${string}`
      ? { readonly [N in ArgumentName<Name>]: number }
      : { readonly [N in ArgumentName<Inside>]: string | number }
  : unknown;

type ArgumentsOf<Text extends string> = Text extends `${string}{${infer Rest}`
  ? ArgumentAtStart<Rest> & ArgumentsOf<Rest>
  : unknown;

type Flat<Values> = { readonly [Name in keyof Values]: Values[Name] };

/** The values that the text named `Id` asks for, read from the English text. */
export type MessageValues<Id extends MessageId> = Flat<ArgumentsOf<(typeof en)[Id]>>;

/** No values at all for a text without arguments, exactly its own for another. */
export type ValuesParameter<Id extends MessageId> = Id extends MessageId
  ? keyof MessageValues<Id> extends never
    ? [values?: undefined]
    : [values: MessageValues<Id>]
  : never;
