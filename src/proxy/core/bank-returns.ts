import * as v from "valibot";
import type { BankReturn } from "../../protocol/connection-answers.ts";
import { bankReturnSchema } from "../../protocol/connection-answers.ts";
import { AnsweredError, notFound } from "./answered-error.ts";
import type { ProxySettings } from "./options.ts";
import { createShelf } from "./store/shelf.ts";

const STATE_KEPT_MS = 15 * 60_000;
/** Between the return and its page may lie the login of the host. */
const CODE_KEPT_MS = 15 * 60_000;

const leftSchema = v.object({
  userKey: v.string(),
  connector_uuid: v.string(),
  id_connection: v.nullable(v.number()),
  returnTo: v.string(),
});
/** Who left for the bank, for what, and from which page. */
type LeftForBank = v.InferOutput<typeof leftSchema>;

const returnedSchema = v.object({ userKey: v.string(), bankReturn: bankReturnSchema });

/**
 * The way to the bank and back: a `state` out, a one-time code in. A `state` only leads to the page that was left, and
 * does so as often as it is asked: a scanner, a preview or a second tab takes nothing from the PSU.
 */
export interface BankReturns {
  /** Answers the `state` to give to Powens. */
  leave(left: LeftForBank): Promise<string>;
  /** Who left with a `state`; `null` when it is unknown or over. */
  arrive(state: string): Promise<LeftForBank | null>;
  /** Answers the code for the page that was left. */
  announce(userKey: string, bankReturn: BankReturn): Promise<string>;
  /** Uses a code up. Somebody else's is `forbidden` and stays valid for its owner. */
  redeem(userKey: string, code: string): Promise<BankReturn>;
}

export function createBankReturns({
  store,
  randomHandle,
}: Pick<ProxySettings, "store" | "randomHandle">): BankReturns {
  const states = createShelf(store, "state", leftSchema);
  const codes = createShelf(store, "return", returnedSchema);

  return {
    async leave(left) {
      const state = randomHandle();
      await states.put([state], left, STATE_KEPT_MS);
      return state;
    },
    arrive: (state) => states.get([state]),
    async announce(userKey, bankReturn) {
      const code = randomHandle();
      await codes.put([code], { userKey, bankReturn }, CODE_KEPT_MS);
      return code;
    },
    async redeem(userKey, code) {
      const owner = (await codes.get([code]))?.userKey;
      if (owner !== undefined && owner !== userKey) {
        throw new AnsweredError(403, "forbidden", "This return belongs to somebody else.");
      }
      const returned = owner === undefined ? null : await codes.take([code]);
      if (returned === null) throw notFound("This return is unknown, used or too old.");
      return returned.bankReturn;
    },
  };
}
