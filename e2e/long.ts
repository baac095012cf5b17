/**
 * What `npm test` leaves to `npm run test:long`, by spec and the beginning of the title: a browser meets the same kind
 * in another test every day, and what is particular to it is held by the unit tests of its part.
 *
 * A test whose row of the threat table has no other test in a browser stays out of this list.
 */
const long: Readonly<Record<string, readonly string[]>> = {
  accessibility: [
    "everyone can use what the end says",
    "everyone can use a return from the bank without result",
  ],
  accounts: [
    "no account: nothing is shared",
    "a bank without accounts",
    "a bank whose accounts are of no use here",
    "a bank that fails in part",
    "checked again, a bank whose accounts are all shared",
    "a reload while another source is added",
  ],
  answering: [
    "answers several questions on one screen",
    "answers a question from the bank's list",
    "answers in French",
    "a code by text message is asked for again",
    "a code by text message is left empty",
  ],
  approval: [
    "lets expire the approval, then sends a new request",
    "cancels the approval, leaves, and is asked again",
    "approves twice in a row",
    "approves, then types a code",
    "approves while the page is being loaded again",
  ],
  "choosing-a-bank": [
    "is told when no bank is found",
    "narrows the list by country",
    "is told that a bank cannot be connected",
  ],
  credentials: [
    "connects in French, over the page",
    "is warned at the second refusal",
    "leaves for another bank after a refusal",
    "corrects a choice that the bank refused",
    "goes back to the list, and finds what was typed",
  ],
  "embed-flows": [
    "modal, on a page of another site refuses a wrong password",
    "inline, on a page of another site leaves for the bank",
    "inline, on a page of another site is cancelled",
  ],
  "form-checks": [
    "is told the same in French",
    "chooses from the bank's list",
    "is told how an email address looks",
    "is told to copy what the bank writes",
    "leaves an optional list at its empty choice",
  ],
  "hosted-webview": ["reconnects one connection, and says nothing but the state"],
  hosted: [
    "is cancelled, in French",
    "ends on a page of its own where the application named none",
    "goes on in a second tab",
    "a link that is over, to a en browser",
  ],
  keyboard: ["approves in the app without touching a key", "empties the search by Escape"],
  outcomes: [
    "reads a calm screen when the bank does not answer",
    "reads a calm screen when there is a fault upstream",
    "reads a calm screen when the kind of account is not supported",
    "reads a calm screen when the refusal is of a later version",
    "is limited by the bank for now",
    "tries again when the bank did not answer",
    "has something to do at the bank first",
    "postpones what the bank wants",
    "is left with a check that goes on in the background",
  ],
  "react-ways-in": [
    "hook: unmounted at the list",
    "inline: unmounted at the form",
    "modal: unmounted at the form",
    "page: unmounted at the list",
    "modal: over the page, it keeps focus and scroll",
    "inline: back from the bank",
  ],
  reload: [
    "[T82] reloads at the list of banks",
    "[T82] reloads at the choice between two ways in",
    "[T82] reloads at a detail before the bank's site",
    "[T82] reloads at the door to the bank's site",
    "[T82] reloads at an approval",
    "[T82] reloads at a state of a later version",
    "[T82] reloads at a refused password",
    "[T82] reloads at an expired password",
  ],
  repair: [
    "enters a password that was renewed at the bank",
    "has done what the bank wanted",
    "reads that websiteUnavailable needs nobody",
    "reads that bug needs nobody",
    "reads that someFutureState needs nobody",
    "is told that nothing was due",
  ],
  robustness: [
    "without a network [T85] goes on in the list",
    "when the proxy cannot be reached opens the bank's site again",
    "when a page of HTML answers instead of the proxy reads the list again",
  ],
  waiting: ["waits for a slow bank, and is connected in the end"],
  webauth: [
    "goes back to the list before leaving",
    "comes back in French, over the page",
    "on the bank's own site meets a breakdown there",
    "finished in another browser, then the browser's back button here [T34] finished elsewhere by the PSU",
    "finished in another browser, then a reload here [T34] finished elsewhere by somebody else",
  ],
  "webview-policy": [
    "where the Webview collects credentials says so when it fails there",
    "where the Webview collects credentials keeps a connection as it is",
    "where the Webview collects credentials takes a renewed password there",
    "where the Webview collects credentials goes straight to a bank",
    "where the Webview collects credentials asks not even a detail",
    "where the Webview collects credentials speaks French on both sides",
  ],
};

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Matches the tests of the list, as Playwright greps: spec, groups and title with a space between. */
export const longTests = Object.entries(long).flatMap(([spec, titles]) =>
  titles.map((title) => new RegExp(literally(`${spec}.spec.ts ${title}`))),
);

/** `npm run test:long` is running. */
export const isLong = process.env["GUICHET_LONG"] !== undefined;
