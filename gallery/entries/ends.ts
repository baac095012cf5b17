import type { Chapter } from "../entry.ts";
import { banks } from "./banks.ts";
import type { Story } from "../story.ts";

const syncing = (story: Story) => story.signIn(banks.plain);
const connected = async (story: Story) => {
  await syncing(story);
  story.pass(60_000);
  await story.read();
};
const DAY = 86_400_000;
/** The time that was named for the next try is over, and nothing has come of it. */
const longAgo = (state: string) => async (story: Story) => {
  await story.reopen(banks.plain, state);
  story.pass(3 * DAY);
};
const known = (state: string) => (story: Story) => story.reopen(banks.plain, state);

/** How it ends: connected, or why not. */
export const ends: Chapter = {
  syncing: {
    first: { title: "First data", heading: "syncing.heading", tell: syncing },
    reminder: {
      title: "First data, 40 seconds",
      heading: "syncing.heading",
      says: ["wait.bank"],
      tell: syncing,
      waited: 40_000,
    },
    overdue: {
      title: "First data, too long",
      heading: "wait.bound",
      tell: syncing,
      waited: 910_000,
    },
  },
  connected: {
    done: { title: "Connected", heading: "connected.heading", tell: connected },
    already: {
      title: "Already connected",
      heading: "connected.already.heading",
      tell: (story) => story.reopen(banks.plain, null),
    },
    onlyBank: {
      title: "Connected, the host’s own connection",
      heading: "connected.heading",
      tell: connected,
      options: { connectionId: 1 },
    },
  },
  actionNeeded: {
    first: {
      title: "First, with words of the bank",
      heading: "actionNeeded.heading",
      tell: (story) => story.signIn(banks.action),
    },
    known: {
      title: "Known, with the bank’s site",
      heading: "actionNeeded.heading",
      says: ["label.bankSite"],
      tell: known("actionNeeded"),
    },
    words: {
      title: "Known, with words of the bank",
      heading: "actionNeeded.heading",
      says: ["bankMessage.heading"],
      tell: (story) =>
        story.reopen(
          banks.plain,
          "actionNeeded",
          "Veuillez accepter les nouvelles conditions générales dans votre espace client.",
        ),
    },
    stillDue: {
      title: "Said to be done, and the bank still waits",
      heading: "actionNeeded.heading",
      says: ["actionNeeded.stillWaiting"],
      tell: async (story) => {
        await known("actionNeeded")(story);
        story.begin();
        story.hear((connection) => ({ kind: "connection", connection }));
      },
    },
    sending: {
      title: "It is being checked",
      heading: "returningFromBank.heading",
      tell: async (story) => {
        await known("actionNeeded")(story);
        story.begin();
      },
    },
  },
  rateLimiting: {
    known: { title: "Known", heading: "rateLimiting.heading", tell: known("rateLimiting") },
    withoutTime: {
      title: "Known, nobody knows until when",
      heading: "rateLimiting.heading",
      says: ["rateLimiting.known.textWithoutTime"],
      tell: longAgo("rateLimiting"),
    },
    first: {
      title: "First",
      heading: "rateLimiting.heading",
      says: ["rateLimiting.first.text"],
      tell: (story) => story.signIn(banks.limitedAtFirst),
    },
    limited: {
      title: "Right after the first connection",
      heading: "rateLimiting.heading",
      tell: (story) => story.signIn(banks.limited),
    },
  },
  websiteUnavailable: {
    known: {
      title: "Known",
      heading: "websiteUnavailable.heading",
      tell: known("websiteUnavailable"),
    },
    withoutTime: {
      title: "Known, nobody knows until when",
      heading: "websiteUnavailable.heading",
      says: ["websiteUnavailable.known.textWithoutTime"],
      tell: longAgo("websiteUnavailable"),
    },
    first: {
      title: "First",
      heading: "websiteUnavailable.heading",
      says: ["websiteUnavailable.first.text"],
      tell: (story) => story.signIn(banks.unavailable),
    },
    sending: {
      title: "It is tried again",
      heading: "returningFromBank.heading",
      tell: async (story) => {
        await known("websiteUnavailable")(story);
        story.begin();
      },
    },
  },
  bug: {
    known: {
      title: "Known",
      heading: "bug.heading",
      says: ["bug.known.text"],
      tell: known("bug"),
    },
    first: {
      title: "First",
      heading: "bug.heading",
      says: ["bug.first.text"],
      tell: (story) => story.signIn(banks.broken),
    },
  },
  notSupported: {
    details: {
      title: "These details open no supported account",
      heading: "notSupported.heading",
      tell: (story) => story.signIn(banks.notSupported),
    },
    choice: {
      title: "What was chosen in the form is not supported",
      heading: "notSupported.heading",
      says: ["notSupported.text", "notSupported.secondary"],
      values: { label: "notSupported" },
      tell: (story) => story.signIn(banks.notSupportedChoice),
    },
  },
  unknown: {
    code: {
      title: "A code of the future",
      heading: "unknown.heading",
      tell: (story) => story.signIn(banks.unknownCode),
    },
    known: {
      title: "A state of the future",
      heading: "unknown.heading",
      tell: known("someFutureState"),
    },
  },
};
