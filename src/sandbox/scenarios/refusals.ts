import { refuse, type Refusal } from "../answer.ts";
import type { WireField } from "../institution.ts";
import type { Step } from "./step.ts";

export const refusing = (refusal: Refusal): readonly Step[] => [{ kind: "refuse", refusal }];

export const wrongpass = (message: string): Refusal => refuse({ code: "wrongpass", message });

export const passwordExpired = refuse({
  code: "passwordExpired",
  message: "The password has expired",
});

export const actionNeeded = refuse({
  code: "actionNeeded",
  message: "Please confirm the new terms and conditions",
});

export const websiteUnavailable = refuse({
  code: "websiteUnavailable",
  description: "websiteUnavailable",
});

export const bug = refuse({ code: "bug", description: "bug" });

export const notSupported = refuse({
  code: "notSupported",
  description: "This space is not supported",
});

export const values = (field: WireField): readonly string[] =>
  (field.values ?? []).map((item) => (typeof item === "string" ? item : item.value));

/** A list value that does not exist. The description quotes what was typed, as Powens' does: a trap for logs. */
export function notInList(backend: string, field: WireField, value: string): Refusal {
  return refuse({
    code: "config",
    description: `Backend(${backend}): Configuration error for field "${field.name}": Value "${value}" is not in list: ${values(field).join(", ")}`,
  });
}
