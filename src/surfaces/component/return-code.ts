import { readSnapshot } from "../../flow/index.ts";
import { LEFT_KEY } from "../../protocol/return-parameter.ts";
import { createHostPage } from "../../react/index.ts";
import { takenKeys } from "./flow-place.ts";

/** Whether the flow with this snapshot is the one that left this tab for the bank, and no return has been presented. */
export function isAway(key: string): boolean {
  const page = createHostPage(window);
  return page.load(LEFT_KEY) === key && readSnapshot(page.load(key))?.unproven !== undefined;
}

/** Whether another flow left this tab for the bank last; `present`: and its widget is on the page. */
export function isAnotherAway(key: string): "present" | "absent" | null {
  const left = createHostPage(window).load(LEFT_KEY);
  if (left === null || left === key) return null;
  return takenKeys().has(left) ? "present" : "absent";
}

/** Takes the return code out of the address, if there is one and this widget's flow is the one that left. */
export function takeOwnReturnCode(key: string): string | null {
  const page = createHostPage(window);
  const isOwn = isAnotherAway(key) === null && page.load(key) !== null;
  return isOwn ? page.takeReturnCode() : null;
}

/** Takes the return code out of the address, unless the widget is here whose flow left. */
export const takeReturnCodeAs = (key: string): string | null =>
  isAnotherAway(key) === "present" ? null : createHostPage(window).takeReturnCode();
