import type { Connection, RefusedOutcome } from "../../src/protocol/index.ts";
import type { Chapter } from "../entry.ts";
import { banks, SMS } from "./banks.ts";
import { press, sendForm } from "./on-screen.ts";
import type { Story } from "../story.ts";

const asked = (story: Story) => story.signIn(banks.otp);
const approving = (story: Story) => story.signIn(banks.approval);
const due = (story: Story) => story.reopen(banks.plain, "SCARequired");
const ended = (bank: typeof banks.cancelledApproval | typeof banks.expiredApproval) => {
  return async (story: Story) => {
    await story.signIn(bank);
    await story.resume();
    story.pass(3_000);
    if (story.state().step === "awaitingDecoupled") await story.read();
  };
};
const lost = async (story: Story) => {
  await story.signIn(banks.lostAnswer);
};

const refusal = (code: string, connection: Connection): RefusedOutcome => ({
  ...{ kind: "refused", code, bankMessage: null, field: null, approval: null },
  ...{ id_connection: null, connection },
});

/** What the bank asks on the way, in words or in its app. */
export const dialogue: Chapter = {
  answering: {
    code: { title: "A code", heading: "answering.heading", says: ["answering.hint"], tell: asked },
    list: {
      title: "A question with choices",
      heading: "answering.heading",
      tell: (story) => story.signIn(banks.question),
    },
    several: {
      title: "Several questions",
      heading: "answering.heading",
      tell: (story) => story.signIn(banks.severalQuestions),
    },
    nameless: {
      title: "A field that the bank does not name",
      heading: "answering.next.heading",
      says: ["answering.field"],
      tell: async (story) => {
        await asked(story);
        story.begin();
        story.hear((connection) => ({
          kind: "connection",
          connection: {
            ...connection,
            fields: (connection.fields ?? []).map((field) => ({ ...field, label: field.name })),
          },
        }));
      },
    },
    next: {
      title: "Another code",
      heading: "answering.next.heading",
      tell: async (story) => {
        await story.signIn(banks.doubleOtp);
        await story.submit({ [SMS]: "123456" });
      },
    },
    problems: {
      title: "No code was typed",
      heading: "form.summary",
      values: { count: 1 },
      tell: asked,
      act: sendForm,
    },
    refused: {
      title: "A wrong code",
      heading: "answering.refused.heading",
      tell: async (story) => {
        await asked(story);
        await story.submit({ [SMS]: "654321" });
      },
    },
    refusedWithWords: {
      title: "A wrong answer, with words of the bank",
      heading: "answering.refused.heading",
      says: ["bankMessage.heading"],
      tell: async (story) => {
        await story.signIn(banks.code);
        await story.submit({ "Dites abcd": "dcba" });
      },
    },
    notTaken: {
      title: "An answer that did not get through",
      heading: "answering.notTaken.heading",
      says: ["answering.notTaken.text"],
      tell: async (story) => {
        await asked(story);
        story.begin();
        story.hear((connection) => refusal("internalServerError", connection));
      },
    },
    newCode: {
      title: "A new code",
      heading: "answering.heading",
      says: ["answering.newCode.notice"],
      tell: async (story) => {
        await asked(story);
        await story.sync(true);
      },
    },
    sending: {
      title: "The answer is on its way",
      heading: "returningFromBank.heading",
      tell: async (story) => {
        await asked(story);
        story.begin();
      },
    },
    leaving: {
      title: "Leave now?",
      heading: "leaving.heading",
      tell: async (story) => {
        await asked(story);
        story.send({ type: "CLOSE_REQUESTED" });
      },
    },
  },
  awaitingDecoupled: {
    first: { title: "An approval", heading: "awaitingDecoupled.heading", tell: approving },
    help: {
      title: "I did not get anything",
      heading: "awaitingDecoupled.heading",
      says: ["awaitingDecoupled.help.text"],
      tell: approving,
      act: press("button[aria-expanded]"),
    },
    next: {
      title: "Another approval",
      heading: "awaitingDecoupled.next.heading",
      tell: async (story) => {
        await story.signIn(banks.twoApprovals);
        await story.resume();
        story.pass(3_000);
        await story.read();
        story.pass(10_000);
        await story.read();
      },
    },
    reminder: {
      title: "An approval, 40 seconds",
      heading: "awaitingDecoupled.heading",
      says: ["wait.approval"],
      tell: approving,
      waited: 40_000,
    },
    overdue: {
      title: "An approval, too long",
      heading: "wait.bound",
      tell: approving,
      waited: 610_000,
    },
    offline: {
      title: "An approval without network",
      heading: "awaitingDecoupled.heading",
      says: ["offline.heading"],
      tell: approving,
      isOffline: true,
    },
  },
  decoupledEnded: {
    cancelled: {
      title: "The approval was refused",
      heading: "decoupledEnded.refused.heading",
      tell: ended(banks.cancelledApproval),
    },
    expired: {
      title: "The approval has expired",
      heading: "decoupledEnded.expired.heading",
      tell: ended(banks.expiredApproval),
    },
    ended: {
      title: "The approval failed, the bank does not say how",
      heading: "decoupledEnded.ended.heading",
      says: ["bankMessage.heading"],
      tell: async (story) => {
        await approving(story);
        story.hear((connection) => ({
          ...refusal("SCARequired", connection),
          bankMessage: "Merci de contacter votre agence.",
        }));
      },
    },
    sending: {
      title: "A new request is on its way",
      heading: "returningFromBank.heading",
      tell: async (story) => {
        await ended(banks.cancelledApproval)(story);
        story.begin();
      },
    },
  },
  SCARequired: {
    due: { title: "A verification is due", heading: "SCARequired.heading", tell: due },
    sending: {
      title: "The verification begins",
      heading: "returningFromBank.heading",
      tell: async (story) => {
        await due(story);
        story.begin();
      },
    },
  },
  resuming: {
    pending: {
      title: "The same details are waiting already",
      heading: "resuming.heading",
      tell: async (story) => {
        await asked(story);
        story.restart();
        await asked(story);
        const [found = null] = await story.api.listConnections();
        story.send({ type: "ATTEMPT_SOUGHT", turn: story.state().turn, found });
      },
    },
  },
  outcomeUnknown: {
    looking: { title: "The answer was lost", heading: "outcomeUnknown.heading", tell: lost },
    overdue: {
      title: "The answer was lost, too long",
      heading: "wait.bound",
      tell: lost,
      waited: 310_000,
    },
  },
};
