export { ConnectFlow } from "./connect-flow.tsx";
export type { ConnectCallbacks } from "./connect-callbacks.ts";
export { checkOptions } from "./widget-options.ts";
export type { ConnectOptions } from "./widget-options.ts";
