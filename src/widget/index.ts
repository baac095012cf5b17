export { plainWords } from "./plain-words.ts";
export { ConnectFlow } from "./connect-flow.tsx";
export type { ConnectCallbacks } from "./connect-callbacks.ts";
export { callbackNames, callbacksOf } from "./usable-options.ts";
export { useOptions } from "./use-options.ts";
export type { ConnectOptions } from "./widget-options.ts";
