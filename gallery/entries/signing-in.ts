import { ConnectError } from "../../src/protocol/index.ts";
import type { Chapter } from "../entry.ts";
import { banks, SMS } from "./banks.ts";
import { inTurn, paste, press, sendForm, type } from "./on-screen.ts";
import type { Story } from "../story.ts";

const sending = async (story: Story) => {
  await story.choose(banks.plain);
  story.begin();
};
const refusedAgain = async (story: Story) => {
  await story.signIn(banks.wrong);
  await story.submit(banks.wrong.details);
};
const SENDING = "enteringCredentials.sending.heading";

/** Details typed here, and the way to the bank's own site and back. */
export const signingIn: Chapter = {
  enteringCredentials: {
    first: {
      title: "The form",
      heading: "enteringCredentials.heading",
      tell: (story) => story.choose(banks.plain),
    },
    encrypted: {
      title: "The form, where details are encrypted",
      heading: "enteringCredentials.heading",
      says: ["enteringCredentials.foot"],
      tell: (story) => story.choose(banks.plain),
      api: { hasEncryption: () => Promise.resolve(true) },
    },
    list: {
      title: "A form with a list",
      heading: "enteringCredentials.heading",
      tell: (story) => story.choose(banks.withList),
    },
    dates: {
      title: "A form with dates",
      heading: "enteringCredentials.heading",
      tell: (story) => story.choose(banks.dates),
    },
    optional: {
      title: "A form with an optional field",
      heading: "enteringCredentials.heading",
      says: ["form.optional"],
      tell: (story) => story.choose(banks.optional),
    },
    email: {
      title: "A form with an email address",
      heading: "enteringCredentials.heading",
      tell: (story) => story.choose(banks.email),
    },
    longName: {
      title: "A bank with a long name",
      heading: "enteringCredentials.heading",
      tell: (story) => story.choose(banks.longName),
    },
    shown: {
      title: "The password is shown",
      heading: "enteringCredentials.heading",
      tell: (story) => story.choose(banks.plain),
      act: press('form button[type="button"]'),
    },
    problems: {
      title: "An empty form was sent",
      heading: "form.summary",
      values: { count: 2 },
      tell: (story) => story.choose(banks.plain),
      act: sendForm,
    },
    everyMistake: {
      title: "Every mistake that a form can name",
      heading: "form.summary",
      values: { count: 9 },
      tell: (story) => story.choose(banks.everyMistake),
      act: inTurn(
        ...["1234567", "1234", "12a", "camille", "Nord 1", "a".repeat(257)].map((text, index) =>
          type("div > input", text, index),
        ),
        type("fieldset input", "27"),
        paste("fieldset + fieldset input", "31/02/1980"),
        sendForm,
      ),
    },
    dateProblems: {
      title: "An empty form with dates was sent",
      heading: "form.summary",
      values: { count: 3 },
      tell: (story) => story.choose(banks.dates),
      act: sendForm,
    },
    offline: {
      title: "A form that was sent without network",
      heading: "form.unsent.heading",
      says: ["form.unsent.text", "offline.heading"],
      tell: (story) => story.choose(banks.plain),
      isOffline: true,
      api: {
        hasEncryption: () => Promise.reject(new ConnectError("network_unreachable", "no network")),
      },
      act: inTurn(type("form input", "12345678"), type("form input", "123456", 1), sendForm),
    },
    beforeWebauth: {
      title: "A detail before the bank’s site",
      heading: "enteringCredentials.beforeWebauth.heading",
      tell: (story) => story.choose(banks.webauthWithField),
    },
    sending: { title: "On the way to the bank", heading: SENDING, tell: sending },
    sendingElapsed: {
      title: "On the way, 12 seconds",
      heading: SENDING,
      says: ["wait.elapsed"],
      values: { minutes: 0, seconds: 12 },
      tell: sending,
      waited: 12_000,
    },
    sendingReminder: {
      title: "On the way, 40 seconds",
      heading: SENDING,
      says: ["wait.bank"],
      tell: sending,
      waited: 40_000,
    },
    sendingOverdue: {
      title: "On the way, too long",
      heading: "wait.bound",
      tell: sending,
      waited: 250_000,
    },
    wrongpass: {
      title: "Refused",
      heading: "enteringCredentials.wrongpass.heading",
      tell: (story) => story.signIn(banks.wrong),
    },
    wrongpassChoice: {
      title: "Refused, with words of the bank",
      heading: "enteringCredentials.wrongpass.heading",
      says: ["bankMessage.heading"],
      tell: (story) => story.signIn(banks.refusedChoice),
    },
    wrongpassAgain: {
      title: "Refused twice",
      heading: "enteringCredentials.wrongpassAgain.heading",
      tell: refusedAgain,
    },
    repair: {
      title: "A known connection, details no longer right",
      heading: "enteringCredentials.wrongpass.heading",
      tell: (story) => story.reopen(banks.plain, "wrongpass", "Incorrect password"),
    },
    config: {
      title: "A detail does not fit",
      heading: "form.summary",
      values: { count: 1 },
      says: ["field.error.config"],
      tell: (story) => story.signIn(banks.misfit),
    },
    nothingConnected: {
      title: "The answer was lost, nothing was connected",
      heading: "enteringCredentials.heading",
      says: ["outcomeUnknown.nothing.notice"],
      tell: async (story) => {
        await sending(story);
        story.fail("REQUEST_FAILED", "outcome_unknown");
        story.send({ type: "ATTEMPT_SOUGHT", turn: story.state().turn, found: null });
      },
    },
    withLogo: {
      title: "The form, with the bank’s logo",
      heading: "enteringCredentials.heading",
      tell: (story) => story.choose(banks.plain),
      hasLogos: true,
    },
    newPassword: {
      title: "A new password",
      heading: "enteringCredentials.newPassword.heading",
      tell: async (story) => {
        await story.reopen(banks.plain, "passwordExpired");
        story.send({ type: "PASSWORD_CHANGED" });
      },
    },
  },
  tooManyTries: {
    details: {
      title: "Refused three times",
      heading: "tooManyTries.heading",
      tell: async (story) => {
        await refusedAgain(story);
        await story.submit(banks.wrong.details);
      },
    },
    answers: {
      title: "Five answers refused",
      heading: "tooManyTries.heading",
      tell: async (story) => {
        await story.signIn(banks.otp);
        for (let tries = 0; tries < 5; tries += 1) await story.submit({ [SMS]: "654321" });
      },
    },
  },
  passwordExpired: {
    first: {
      title: "First, with words of the bank",
      heading: "passwordExpired.heading",
      tell: (story) => story.signIn(banks.expiredPassword),
    },
    known: {
      title: "Known, with the bank’s site",
      heading: "passwordExpired.heading",
      says: ["label.bankSite"],
      tell: (story) => story.reopen(banks.plain, "passwordExpired"),
    },
  },
  leavingForBank: {
    first: {
      title: "To the bank’s site",
      heading: "leavingForBank.heading",
      tell: (story) => story.choose(banks.webauth),
    },
    twoWays: {
      title: "To the bank’s site, one of two ways",
      heading: "leavingForBank.heading",
      tell: (story) => story.choose(banks.bothWays, "openapi"),
    },
    known: {
      title: "To the bank’s site, where a connection waits for it",
      heading: "leavingForBank.heading",
      tell: (story) => story.signIn(banks.webauthDue),
    },
    webview: {
      title: "To the Powens Webview",
      heading: "leavingForBank.webview.heading",
      says: ["leavingForBank.webview.text"],
      credentials: "webview",
      tell: (story) => story.choose(banks.plain),
    },
    webviewUnnamed: {
      title: "To the Powens Webview, for an application without a name",
      heading: "leavingForBank.webview.heading",
      says: ["leavingForBank.webview.textWithoutApp"],
      credentials: "webview",
      tell: (story) => story.choose(banks.plain),
      options: { application: undefined },
    },
    going: {
      title: "The site is being opened",
      heading: "leavingForBank.heading",
      tell: async (story) => {
        await story.choose(banks.webauth);
        story.send({ type: "LEFT_FOR_BANK", at: story.now() });
      },
    },
    blocked: {
      title: "The page is in a frame that opens nothing",
      heading: "leavingForBank.blocked.heading",
      says: ["leavingForBank.blocked.text", "leavingForBank.primary"],
      tell: async (story) => {
        await story.choose(banks.webauth);
        const { turn } = story.state();
        story.send({ type: "LEAVING_BLOCKED", turn, message: "told by the gallery" });
      },
    },
  },
  returningFromBank: {
    returned: {
      title: "Back from the bank",
      heading: "returningFromBank.heading",
      tell: (story) => story.comeBack(banks.webauth, { failed: false }),
    },
    beside: {
      title: "At the bank, in a tab of its own",
      heading: "returningFromBank.beside.heading",
      says: ["returningFromBank.beside.text", "returningFromBank.beside.secondary"],
      tell: async (story) => {
        await story.choose(banks.webauth);
        story.send({ type: "LEFT_FOR_BANK", at: story.now(), beside: true });
      },
    },
    validating: {
      title: "Powens validates",
      heading: "returningFromBank.heading",
      tell: (story) => story.signIn(banks.validating),
    },
    running: {
      title: "An update is running already",
      heading: "returningFromBank.heading",
      tell: async (story) => {
        await story.reopen(banks.plain, "websiteUnavailable");
        story.begin();
        story.hear((connection) => ({ kind: "alreadyDone", connection }));
      },
    },
    pending: {
      title: "The attempt that waits is being found",
      heading: "returningFromBank.heading",
      tell: async (story) => {
        await story.signIn(banks.otp);
        story.restart();
        await story.signIn(banks.otp);
      },
    },
    reminder: {
      title: "Back, 40 seconds",
      heading: "returningFromBank.heading",
      says: ["wait.bank"],
      tell: (story) => story.comeBack(banks.webauth, { failed: false }),
      waited: 40_000,
    },
    overdue: {
      title: "Back, too long",
      heading: "wait.bound",
      tell: (story) => story.comeBack(banks.webauth, { failed: false }),
      waited: 310_000,
    },
  },
  finishedElsewhere: {
    connected: {
      title: "Somebody finished it in another window",
      heading: "finishedElsewhere.heading",
      says: ["finishedElsewhere.text"],
      tell: async (story) => {
        await story.signIn(banks.webauthDue);
        story.send({ type: "LEFT_FOR_BANK", at: story.now() });
        // Back, and at the door again: it is done already.
        story.hear((connection) => ({
          kind: "alreadyDone",
          connection: { ...connection, state: null },
        }));
      },
    },
  },
  returnedWithoutResult: {
    refused: {
      title: "Nothing came of it",
      heading: "returnedWithoutResult.heading",
      tell: (story) => story.comeBack(banks.webauth, { failed: true }),
    },
  },
};
