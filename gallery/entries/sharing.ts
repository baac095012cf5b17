import type { AccountLimits } from "../../src/flow/index.ts";
import type { Chapter } from "../entry.ts";
import { banks } from "./banks.ts";
import { never, sendForm } from "./on-screen.ts";
import type { Story } from "../story.ts";

const healthy = async (story: Story, limits: AccountLimits = {}) => {
  story.wish({ moreSources: false, accounts: limits });
  await story.signIn(banks.plain);
  story.pass(60_000);
  await story.read();
};
const choosing = async (story: Story, limits?: AccountLimits) => {
  await healthy(story, limits);
  await story.find();
};
const choseAll = async (story: Story) => {
  await choosing(story, { preselected: {} });
  story.send({ type: "ACCOUNTS_SUBMITTED" });
};

/** What the application may see. */
export const sharing: Chapter = {
  choosingSource: {
    more: {
      title: "Another way in reaches more",
      heading: "choosingSource.more.heading",
      tell: async (story) => {
        story.wish({ moreSources: true, accounts: {} });
        await story.choose(banks.bothWays, "directaccess");
        await story.submit(banks.bothWays.details);
        story.pass(60_000);
        await story.read();
      },
    },
  },
  choosingAccounts: {
    reading: {
      title: "The accounts are being read",
      heading: "syncing.heading",
      tell: (story) => healthy(story),
      api: { listAccounts: never },
    },
    none: {
      title: "None ticked",
      heading: "choosingAccounts.heading",
      tell: (story) => choosing(story),
    },
    purpose: {
      title: "With the purpose in the host’s words",
      heading: "choosingAccounts.heading",
      tell: (story) => choosing(story),
      options: { purpose: "To show your monthly budget." },
    },
    ticked: {
      title: "All ticked by the host",
      heading: "choosingAccounts.heading",
      tell: (story) => choosing(story, { preselected: {} }),
    },
    problems: {
      title: "Sent without a choice",
      heading: "form.summary",
      values: { count: 1 },
      tell: (story) => choosing(story),
      act: sendForm,
    },
    sending: {
      title: "The choice is on its way",
      heading: "choosingAccounts.heading",
      tell: choseAll,
    },
    notSaved: {
      title: "The choice was not saved",
      heading: "choosingAccounts.notSaved.heading",
      tell: async (story) => {
        await choseAll(story);
        story.fail("REQUEST_FAILED", "upstream_unavailable");
      },
    },
  },
  nothingShared: {
    said: {
      title: "Nothing was shared",
      heading: "nothingShared.heading",
      tell: async (story) => {
        await choosing(story);
        story.send({ type: "NOTHING_SHARED" });
      },
    },
  },
  noAccount: {
    none: {
      title: "The bank shows none",
      heading: "noAccount.heading",
      says: ["noAccount.none.text"],
      tell: (story) => story.signIn(banks.noAccount),
    },
    unfit: {
      title: "None that the host can use",
      heading: "noAccount.heading",
      tell: (story) => choosing(story, { types: ["lifeinsurance"], usages: ["ORGA"] }),
    },
  },
  connected: {
    shared: {
      title: "Connected, accounts shared",
      heading: "connected.heading",
      tell: async (story) => {
        await choosing(story, { preselected: {} });
        await story.share();
      },
      options: { stopSharing: "open Settings, then Connected banks." },
    },
  },
};
