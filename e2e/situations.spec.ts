import type { KnownConnectionState, KnownRefusalCode } from "../src/protocol/index.ts";
import { expect, test } from "./fixtures.ts";
import { isLong } from "./long.ts";
import type { ConnectPage } from "./pages/connect.page.ts";

const BANK = "Banque Boussole";
const CODE = "Saisissez le code à six chiffres reçu par SMS au 06 •• •• •• 12.";

/** What a person meets: written by hand from the API's table of states and from the words of the screens. */
interface Screen {
  /** The heading of the screen… */
  readonly heading?: string | RegExp;
  /** …or of the summary on the form or question that was there before. */
  readonly summary?: string;
  /** The button or link to go on with; a wait has none. */
  readonly primary: string | null;
  /** Closing asks first, since something would be lost. */
  readonly asks?: boolean;
  /** The console says why, for whoever set the page up. */
  readonly tellsDeveloper?: boolean;
}

const SITE = "Open your bank’s site (new tab)";
const signIn: Screen = { heading: `Sign in to ${BANK}`, primary: "Sign in" };
/** Connected: the data are on their way, or there already. */
const connected: Screen = {
  heading:
    /^(Connected\. Getting your accounts|Which accounts do you want to share\?|Your bank is connected)$/,
  primary: null,
};
const refusedDetails: Screen = { summary: "These details did not work", primary: "Try again" };
const misfit: Screen = { summary: "There is 1 problem", primary: "Sign in" };
const verify: Screen = { heading: "Your bank wants to check it is you", primary: "Start" };
const atBank: Screen = {
  heading: `You will continue at ${BANK}`,
  primary: `Continue to ${BANK}`,
};
const question: Screen = {
  heading: "One more step for your bank",
  primary: "Confirm",
  asks: true,
};
const refusedAnswer: Screen = {
  summary: "Your bank did not accept this answer",
  primary: "Confirm",
  asks: true,
};
const approval: Screen = { heading: "Approve in your bank’s app", primary: null, asks: true };
const checking: Screen = { heading: "Checking with your bank", primary: null };
const seeking: Screen = { ...checking, asks: true };
const action: Screen = { heading: "Your bank needs something from you", primary: SITE };
const password: Screen = { heading: "Your bank password has expired", primary: SITE };
const limited: Screen = { heading: "Your bank is limiting requests for now", primary: "Close" };
const down: Screen = { heading: "Your bank is not answering", primary: "Close" };
const fault: Screen = { heading: "Something went wrong on our side", primary: "Close" };
const otherBank = "Choose another bank";
const notSupported: Screen = {
  heading: "This kind of account is not supported",
  primary: otherBank,
};
const noAccount: Screen = { heading: "No account to share", primary: otherBank };
const pageExpired: Screen = { heading: "This page has expired", primary: "Start again" };
const notSetUp: Screen = {
  heading: "This page is not set up correctly",
  primary: "Close",
  tellsDeveloper: true,
};
const slowDown: Screen = { heading: "Too many requests in a short time", primary: "Try again" };
const generic: Screen = { heading: "We cannot finish this now", primary: "Close" };
const sending: Screen = { heading: `Connecting to ${BANK}`, primary: null, asks: true };
const carryOn: Screen = { heading: "You had already started", primary: "Carry on" };
const approvalEnded = (heading: string): Screen => ({ heading, primary: "Send a new request" });

const states = {
  null: connected,
  empty: connected,
  textNull: connected,
  SCARequired: verify,
  webauthRequired: atBank,
  additionalInformationNeeded: question,
  decoupled: approval,
  validating: checking,
  actionNeeded: action,
  passwordExpired: password,
  wrongpass: refusedDetails,
  rateLimiting: limited,
  websiteUnavailable: down,
  bug: fault,
  notSupported,
  someFutureState: generic,
} satisfies Record<KnownConnectionState, Screen> & Record<string, Screen>;

type Screens = readonly [Screen, Screen];

/** After a creation, and after the answer to a question. */
const codes = {
  wrongpass: [refusedDetails, refusedAnswer],
  passwordExpired: [password, password],
  actionNeeded: [action, action],
  bankMessage: [action, action],
  // Nothing is there to go on with.
  SCARequired: [signIn, verify],
  webauthRequired: [atBank, atBank],
  additionalInformationNeeded: [signIn, carryOn],
  decoupled: [signIn, carryOn],
  validating: [signIn, carryOn],
  badRequest: [fault, carryOn],
  connectionLocked: [signIn, question],
  config: [misfit, refusedAnswer],
  invalidValue: [misfit, refusedAnswer],
  missingParameter: [misfit, refusedAnswer],
  rateLimiting: [limited, limited],
  tooManySync: [limited, limited],
  websiteUnavailable: [down, down],
  bug: [fault, fault],
  internalServerError: [fault, fault],
  dataError: [fault, fault],
  // Encrypted once more, the answer is accepted.
  keymanager: [fault, connected],
  notSupported: [notSupported, notSupported],
  notFound: [notSupported, signIn],
  noAccount: [noAccount, noAccount],
  unauthorized: [pageExpired, pageExpired],
  forbidden: [notSetUp, notSetUp],
  methodNotAllowed: [notSetUp, notSetUp],
  someFutureCode: [generic, generic],
  conflict: [generic, question],
  tooManyRequests: [slowDown, slowDown],
  page404: [notSupported, signIn],
  page500: [signIn, question],
  page503: [signIn, question],
  json503: [signIn, question],
  timeout: [sending, seeking],
  cut: [connected, connected],
} satisfies Record<KnownRefusalCode, Screens> & Record<string, Screens>;

async function submit(connect: ConnectPage, situation: string): Promise<void> {
  await connect.chooseBank(BANK);
  await connect.submit({ Situation: situation, Identifiant: "4711", "Mot de passe": "1234" });
}

async function expectScreen(
  connect: ConnectPage,
  { heading, summary, primary }: Screen,
): Promise<void> {
  if (heading !== undefined) {
    const title = connect.widget.getByRole("heading", { name: heading, exact: true });
    await expect(title).toBeFocused();
  }
  if (summary !== undefined) await connect.expectSummary(summary);
  if (primary === null) return;
  const action = connect.button(primary).or(connect.link(primary)).last();
  await expect(action).toBeVisible();
  await expect(action).toBeEnabled();
}

async function expectClosing(
  connect: ConnectPage,
  { asks = false, tellsDeveloper = false }: Screen,
  faults: string[],
): Promise<void> {
  await connect.press("Close");
  if (asks)
    await connect.page
      .getByRole("dialog", { name: "Leave now?" })
      .getByRole("button", { name: "Leave" })
      .click();
  await connect.expectClosed();
  if (tellsDeveloper)
    expect(faults.splice(0)).toEqual([expect.stringMatching(/^console: Guichet: /)]);
}

/**
 * One of a kind: a state that ends, a wait, and one that nobody knows; refusals of the form, of the session and of the
 * set-up; an outcome that is unknown, or an answer that does not come; an answer that is refused, and one after which
 * the connection is asked about anew.
 */
const daily = new Set([
  "state:rateLimiting",
  "state:validating",
  "state:someFutureState",
  "create:config",
  "create:unauthorized",
  "create:forbidden",
  "create:page503",
  "create:timeout",
  "update:wrongpass",
  "update:badRequest",
  "resume:expired",
]);

/** The routing has tests of its own for each situation; `npm run test:long` meets all of them in a browser. */
const met = <Situation extends readonly [string, ...unknown[]]>(
  sent: string,
  situations: readonly Situation[],
): readonly Situation[] => situations.filter(([name]) => isLong || daily.has(`${sent}:${name}`));

for (const [state, screen] of met("state", Object.entries<Screen>(states)))
  test(`meets a connection in ${state}`, async ({ connect, demo, faults }) => {
    await demo.open();
    await submit(connect, `state:${state}`);
    await expectScreen(connect, screen);
    await expectClosing(connect, screen, faults);
  });

const created = Object.entries<Screens>(codes).map(([code, [screen]]) => [code, screen] as const);
const answered = Object.entries<Screens>(codes).map(
  ([code, [, screen]]) => [code, screen] as const,
);

for (const [code, screen] of met("create", created))
  test(`meets ${code} at a creation`, async ({ connect, demo, faults }) => {
    await demo.open();
    await submit(connect, `create:${code}`);
    await expectScreen(connect, screen);
    await expectClosing(connect, screen, faults);
  });

for (const [code, screen] of met("update", answered))
  test(`meets ${code} at an answer`, async ({ connect, demo, faults }) => {
    await demo.open();
    await submit(connect, `update:${code}`);
    await expectScreen(connect, question);
    await connect.submit({ [CODE]: "123456" }, "Confirm");
    await expectScreen(connect, screen);
    await expectClosing(connect, screen, faults);
  });

const ended = [
  ["cancelled", "The request was not approved"],
  ["expired", "The request has expired"],
] as const;

for (const [how, heading] of met("resume", ended))
  test(`meets an approval that was ${how}`, async ({ connect, demo, faults }) => {
    await demo.open();
    await submit(connect, `resume:${how}`);
    await expectScreen(connect, approval);
    await expectScreen(connect, approvalEnded(heading));
    await expectClosing(connect, approvalEnded(heading), faults);
  });
