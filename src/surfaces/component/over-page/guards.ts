export { guardDialog } from "./modal-guards.ts";
export { watchRemoval } from "./watch-removal.ts";
