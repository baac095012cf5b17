import { AnsweredError } from "./answered-error.ts";
import type { ProxySettings } from "./options.ts";
import { createPlaces, type Place, type PlaceRule } from "./store/places.ts";

const MINUTE_MS = 60_000;

/** One thing that is asked of Powens; each is counted by itself. */
export type ActKind =
  | "create"
  | "answer"
  | "resume"
  | "sync"
  | "renew"
  | "setActive"
  | "force"
  | "delete"
  | "source"
  | "shareAccounts"
  | "shareSubscriptions"
  | "leave";

/** Something has been typed for each of these: five of them that the bank refuses are stopped earlier. */
const typed: ReadonlySet<ActKind> = new Set(["create", "answer"]);
const TYPED_RULES: readonly PlaceRule[] = [
  { count: 15, ms: MINUTE_MS },
  { count: 40, ms: 15 * MINUTE_MS },
];
/** A press is enough for these, or none: a page in a loop reaches Powens a few times, with pauses that grow. */
const OTHER_RULES: readonly PlaceRule[] = [
  { count: 5, ms: 15_000 },
  { count: 8, ms: MINUTE_MS },
  { count: 20, ms: 15 * MINUTE_MS },
];
/** Everything that one user does, whatever it is about. */
const USER_RULE: PlaceRule = { count: 120, ms: MINUTE_MS };

/** Bounds what reaches Powens of one user, whatever a browser asks for. */
export interface ActLimit {
  /**
   * Counts an act that is about to be sent. `target` is what it is about: a connector for a creation, else a connection.
   * Throws `rate_limited`, with the seconds to wait, when there have been too many.
   */
  take(userKey: string, kind: ActKind, target: string): Promise<void>;
}

export function createActLimit(settings: Pick<ProxySettings, "store" | "now">): ActLimit {
  const places = createPlaces(settings, "act");

  return {
    async take(userKey, kind, target) {
      const rules = typed.has(kind) ? TYPED_RULES : OTHER_RULES;
      const counts = [
        ...rules.map((rule) => ({ rule, key: [userKey, kind, target, String(rule.ms)] })),
        { rule: USER_RULE, key: [userKey, "all"] },
      ];
      const taken: Extract<Place, { isTaken: true }>[] = [];
      for (const { rule, key } of counts) {
        const place = await places.take(key, rule);
        if (place.isTaken) {
          taken.push(place);
          continue;
        }
        await Promise.all(taken.map(({ release }) => release()));
        throw new AnsweredError(
          429,
          "rate_limited",
          "This was asked too often; nothing was sent.",
          {
            retryAfter: Math.max(1, Math.ceil((place.freeAt - settings.now()) / 1000)),
            nothingSent: true,
          },
        );
      }
    },
  };
}
