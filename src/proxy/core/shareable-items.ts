import type * as v from "valibot";
import {
  type Account,
  accountSchema,
  type Subscription,
  subscriptionSchema,
} from "../../protocol/account.ts";
import { AnsweredError, notFound } from "./answered-error.ts";
import type { PowensCallName } from "./log.ts";
import type { ProxySettings } from "./options.ts";
import { createPacedReads } from "./paced-reads.ts";
import type { SignedInUser } from "./signed-in-user.ts";
import { unavailable } from "./upstream/no-answer.ts";
import type { PowensAnswer } from "./upstream/powens-answer.ts";
import type { PowensClient } from "./upstream/powens-client.ts";
import { failureOf, isSuccess } from "./upstream/powens-failure.ts";
import { powensPaths } from "./upstream/powens-paths.ts";
import { PowensTransportError } from "./upstream/powens-transport.ts";
import { findOne, readList } from "./upstream/read-answer.ts";

/** The browser waits for it in one request, and what stands between cuts at a minute. */
const SHARE_DEADLINE_MS = 45_000;
/** What is new stays hidden without it. */
const ALL = { all: "true" };

/** What a connection found, as far as sharing looks at it. */
export interface Shareable {
  readonly id: number;
  readonly id_connection: number | null;
  readonly deleted: string | null;
}

/** What a connection found and the PSU may share: accounts, or the contracts of a document connector. */
export interface ShareableItems<Item extends Shareable> {
  /** Those of one connection that still exist at the bank, shared or not. */
  list(user: SignedInUser, connectionId: number): Promise<readonly Item[]>;
  /**
   * Shares some of them: the act that records the PSU's consent. Doing it twice changes nothing, so a lost answer is
   * no more than unavailable. Throws `not_found` for one that is not on the connection. `check` throws where one of
   * them may not be shared: it is asked about the very items whose ids are sent.
   */
  share(
    user: SignedInUser,
    connectionId: number,
    ids: readonly number[],
    check?: (chosen: readonly Item[]) => void,
  ): Promise<readonly Item[]>;
}

interface Kind<Item extends Shareable> {
  readonly name: "accounts" | "subscriptions";
  readonly singular: "account" | "subscription";
  readonly shareName: PowensCallName;
  readonly schema: v.GenericSchema<unknown, Item>;
  /** They are read for the whole user: one that does not say whose it is belongs to no connection. */
  readonly isOfUser: boolean;
  pathOf(connectionId: number, ids?: readonly number[]): string;
}

function createItems<Item extends Shareable>(
  { now, log }: Pick<ProxySettings, "now" | "log">,
  powens: PowensClient,
  { name, singular, shareName, schema, isOfUser, pathOf }: Kind<Item>,
): ShareableItems<Item> {
  const paced = createPacedReads<readonly Item[]>(now);

  const readAll = async ({ token }: SignedInUser, connectionId: number) => {
    const answer = await powens.read({ name, path: pathOf(connectionId), query: ALL, token });
    const { items } = readList(log, answer, { call: name, schema, name });
    return items.filter(
      ({ id_connection, deleted }) =>
        deleted === null && (id_connection ?? (isOfUser ? null : connectionId)) === connectionId,
    );
  };

  const put = async ({ token }: SignedInUser, path: string): Promise<PowensAnswer> => {
    try {
      return await powens.askBank({
        name: shareName,
        method: "PUT",
        path,
        query: ALL,
        body: { disabled: false },
        token,
        deadlineMs: SHARE_DEADLINE_MS,
      });
    } catch (error) {
      throw error instanceof PowensTransportError ? unavailable(error.failure) : error;
    }
  };

  /** What Powens says of them: one by itself, several as a list. */
  const answered = (answer: PowensAnswer, ids: readonly number[]): readonly Item[] => {
    if (!isSuccess(answer)) throw failureOf(answer);
    if (ids.length === 1) {
      const one = findOne(log, answer.json, { call: shareName, schema, name: singular });
      return one === null ? [] : [one];
    }
    try {
      return readList(log, answer, { call: shareName, schema, name }).items;
    } catch {
      return [];
    }
  };

  const shared = async (user: SignedInUser, connectionId: number, ids: readonly number[]) => {
    const told = answered(await put(user, pathOf(connectionId, ids)), ids);
    const isIn = (items: readonly Item[]) =>
      ids.every((id) => items.some((item) => item.id === id));
    if (isIn(told)) return told;
    // They are shared: where the answer does not show all of them, they are read.
    const found = await readAll(user, connectionId).catch(() => null);
    if (found !== null) return found.filter(({ id }) => ids.includes(id));
    throw new AnsweredError(
      502,
      "upstream_unavailable",
      "Powens has taken it, and what came of it could not be read. Sharing again changes nothing.",
    );
  };

  return {
    list: (user, connectionId) =>
      paced.read(user.key, String(connectionId), () => readAll(user, connectionId)),
    async share(user, connectionId, ids, check) {
      const found = await readAll(user, connectionId);
      const chosen = found.filter(({ id }) => ids.includes(id));
      const isThere = (id: number) => chosen.some((item) => item.id === id);
      if (!ids.every(isThere)) throw notFound(`One of these ${name} is not on this connection.`);
      check?.(chosen);
      paced.forget(user.key, String(connectionId));
      try {
        return await shared(user, connectionId, ids);
      } finally {
        paced.forget(user.key, String(connectionId));
      }
    },
  };
}

export const createAccounts = (
  settings: Pick<ProxySettings, "now" | "log">,
  powens: PowensClient,
): ShareableItems<Account> =>
  createItems(settings, powens, {
    name: "accounts",
    singular: "account",
    shareName: "shareAccounts",
    schema: accountSchema,
    isOfUser: false,
    pathOf: powensPaths.accounts,
  });

export const createSubscriptions = (
  settings: Pick<ProxySettings, "now" | "log">,
  powens: PowensClient,
): ShareableItems<Subscription> =>
  createItems(settings, powens, {
    name: "subscriptions",
    singular: "subscription",
    shareName: "shareSubscriptions",
    schema: subscriptionSchema,
    isOfUser: true,
    pathOf: (_connectionId, ids) => powensPaths.subscriptions(ids),
  });
