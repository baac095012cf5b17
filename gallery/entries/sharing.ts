import type { AccountLimits } from "../../src/flow/index.ts";
import type { Chapter } from "../entry.ts";
import { banks } from "./banks.ts";
import { never, sendForm } from "./on-screen.ts";
import type { Bank, Story } from "../story.ts";

const healthy = async (story: Story, limits: AccountLimits = {}, bank: Bank = banks.dated) => {
  story.wish({ moreSources: false, accounts: limits });
  await story.signIn(bank);
  story.pass(60_000);
  await story.read();
};
const choosing = async (story: Story, limits?: AccountLimits, bank?: Bank) => {
  await healthy(story, limits, bank);
  await story.find();
};
const choseAll = async (story: Story) => {
  await choosing(story, { preselected: {} });
  story.send({ type: "ACCOUNTS_SUBMITTED" });
};
const choosingInPart = async (story: Story, bank: Bank) => {
  story.wish({ moreSources: false, accounts: {} });
  await story.choose(bank, "directaccess");
  await story.submit(bank.details ?? {});
  story.pass(60_000);
  await story.read();
};
const offered = (bank: Bank) => async (story: Story) => {
  story.wish({ moreSources: true, accounts: {} });
  await story.choose(bank, "directaccess");
  await story.submit(bank.details ?? {});
  story.pass(60_000);
  await story.read();
};
const shared = (bank?: Bank) => async (story: Story) => {
  await choosing(story, { preselected: {} }, bank);
  await story.share();
};

/** What the application may see. */
export const sharing: Chapter = {
  choosingSource: {
    more: {
      title: "Another way in reaches more",
      heading: "choosingSource.more.heading",
      tell: offered(banks.bothWays),
    },
    moreUnnamed: {
      title: "Another way in, nobody says to what",
      heading: "choosingSource.more.heading",
      says: ["choosingSource.more.textWithoutList"],
      tell: offered(banks.silentSources),
    },
  },
  choosingAccounts: {
    reading: {
      title: "The accounts are being read",
      heading: "syncing.heading",
      tell: (story) => healthy(story),
      api: { listAccounts: never },
    },
    readingInPart: {
      title: "The accounts of a bank that fails in part are being read",
      heading: "returningFromBank.heading",
      tell: (story) => choosingInPart(story, banks.partial),
      api: { listAccounts: never },
    },
    none: {
      title: "None ticked",
      heading: "choosingAccounts.heading",
      tell: (story) => choosing(story),
    },
    withoutDate: {
      title: "The bank does not say until when",
      heading: "choosingAccounts.heading",
      says: ["choosingAccounts.textWithoutDate"],
      tell: (story) => choosing(story, {}, banks.plain),
    },
    unnamed: {
      title: "For an application without a name",
      heading: "choosingAccounts.heading",
      says: ["app.start"],
      tell: (story) => choosing(story),
      options: { application: undefined },
    },
    one: {
      title: "One account",
      heading: "choosingAccounts.heading",
      tell: (story) => choosing(story, { types: ["checking"] }),
    },
    many: {
      title: "Many accounts, and a contract",
      heading: "choosingAccounts.heading",
      tell: (story) => choosing(story, {}, banks.many),
    },
    partial: {
      title: "Accounts of a bank that fails in part",
      heading: "choosingAccounts.heading",
      says: ["choosingAccounts.partial.noticeWithoutList"],
      tell: async (story) => {
        await choosingInPart(story, banks.partial);
        await story.find();
      },
    },
    partialNamed: {
      title: "Accounts of a bank that fails in part, with what is missing",
      heading: "choosingAccounts.heading",
      tell: async (story) => {
        await choosingInPart(story, banks.partialNamed);
        await story.find();
      },
    },
    unreadContracts: {
      title: "Accounts of a bank whose contracts could not be read",
      heading: "choosingAccounts.heading",
      says: ["choosingAccounts.unread.subscription"],
      tell: async (story) => {
        await healthy(story, {}, banks.dated);
        await story.find(["subscription"]);
      },
    },
    unreadAccounts: {
      title: "Contracts of a bank whose accounts could not be read",
      heading: "choosingAccounts.contracts.heading",
      says: ["choosingAccounts.unread.account"],
      tell: async (story) => {
        await healthy(story, {}, banks.contracts);
        await story.find(["account"]);
      },
    },
    contracts: {
      title: "Contracts",
      heading: "choosingAccounts.contracts.heading",
      tell: (story) => choosing(story, {}, banks.contracts),
    },
    contractsProblems: {
      title: "Contracts, sent without a choice",
      heading: "form.summary",
      values: { count: 1 },
      says: ["choosingAccounts.contracts.error"],
      tell: (story) => choosing(story, {}, banks.contracts),
      act: sendForm,
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
    partlySaved: {
      title: "The accounts were saved, the contract was not",
      heading: "choosingAccounts.partlySaved.heading",
      tell: async (story) => {
        await choosing(story, { preselected: {} }, banks.many);
        await story.shareAccountsOnly();
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
    contracts: {
      title: "No contract was shared",
      heading: "nothingShared.heading",
      says: ["nothingShared.contracts.text"],
      tell: async (story) => {
        await choosing(story, {}, banks.contracts);
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
      tell: (story) => choosing(story, { types: ["lifeinsurance"] }),
    },
    unfitUsage: {
      title: "None of the usage that the host can use",
      heading: "noAccount.heading",
      tell: (story) => choosing(story, { usages: ["ORGA"] }),
    },
    unnamed: {
      title: "None that fits an application without a name",
      heading: "noAccount.heading",
      says: ["app.inside"],
      tell: (story) => choosing(story, { types: ["lifeinsurance"] }),
      options: { application: undefined },
    },
    unfitIban: {
      title: "None of the IBANs that the host knows",
      heading: "noAccount.heading",
      says: ["noAccount.unfit.textWithoutList"],
      values: { count: 3 },
      tell: (story) => choosing(story, { ibans: ["FR7630006000011234567890189"] }),
    },
  },
  connected: {
    shared: {
      title: "Connected, accounts shared",
      heading: "connected.heading",
      tell: shared(),
      options: { stopSharing: "open Settings, then Connected banks." },
    },
    withoutDate: {
      title: "Connected, accounts shared, the bank does not say until when",
      heading: "connected.heading",
      says: ["connected.textWithoutDate"],
      values: { count: 3, bank: banks.plain.name },
      tell: shared(banks.plain),
    },
    contracts: {
      title: "Connected, a contract shared",
      heading: "connected.heading",
      says: ["connected.contracts.text"],
      values: { count: 1, bank: banks.contracts.name },
      tell: shared(banks.contracts),
    },
  },
};
