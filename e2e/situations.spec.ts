import { isDeepStrictEqual } from "node:util";
import { expect, test } from "./fixtures.ts";
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
  /** What is shown takes a first read of the connection. */
  readonly later?: boolean;
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

const later = (screen: Screen): Screen => ({ ...screen, later: true });

const states: Readonly<Record<string, Screen>> = {
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
};

/** After a creation, and after the answer to a question. */
const codes: Readonly<Record<string, readonly [Screen, Screen]>> = {
  wrongpass: [refusedDetails, refusedAnswer],
  passwordExpired: [password, password],
  actionNeeded: [action, action],
  bankMessage: [action, action],
  // Nothing is there to go on with.
  SCARequired: [later(signIn), verify],
  webauthRequired: [atBank, atBank],
  badRequest: [fault, carryOn],
  connectionLocked: [later(signIn), question],
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
  page500: [later(signIn), later(question)],
  page503: [later(signIn), later(question)],
  json503: [later(signIn), later(question)],
  timeout: [sending, seeking],
  cut: [later(connected), later(connected)],
};

async function submit(connect: ConnectPage, situation: string): Promise<void> {
  await connect.chooseBank(BANK);
  await connect.submit({ Situation: situation, Identifiant: "4711", "Mot de passe": "1234" });
}

async function expectScreen(
  connect: ConnectPage,
  { heading, summary, primary, later: isLater = false }: Screen,
): Promise<void> {
  if (heading !== undefined) {
    const title = connect.widget.getByRole("heading", { name: heading, exact: true });
    await expect(title).toBeFocused({ timeout: isLater ? 25_000 : 10_000 });
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

/** One situation for each screen; `npm run test:long` meets all of them. The routing has tests of its own for each. */
function oneOfAKind(
  situations: readonly (readonly [string, Screen])[],
  seen: readonly Screen[] = [],
): readonly (readonly [string, Screen])[] {
  if (process.env["GUICHET_LONG"] !== undefined) return situations;
  const isNew = (screen: Screen, at: number) =>
    ![...seen, ...situations.slice(0, at).map(([, earlier]) => earlier)].some((earlier) =>
      isDeepStrictEqual(earlier, screen),
    );
  return situations.filter(([, screen], at) => isNew(screen, at));
}

for (const [state, screen] of oneOfAKind(Object.entries(states)))
  test(`meets a connection in ${state}`, async ({ connect, demo, faults }) => {
    await demo.open();
    await submit(connect, `state:${state}`);
    await expectScreen(connect, screen);
    await expectClosing(connect, screen, faults);
  });

const created = Object.entries(codes).map(([code, [screen]]) => [code, screen] as const);
const answered = Object.entries(codes).map(([code, [, screen]]) => [code, screen] as const);
const screensOf = (situations: typeof created) => situations.map(([, screen]) => screen);

for (const [code, screen] of oneOfAKind(created))
  test(`meets ${code} at a creation`, async ({ connect, demo, faults }) => {
    await demo.open();
    await submit(connect, `create:${code}`);
    await expectScreen(connect, screen);
    await expectClosing(connect, screen, faults);
  });

for (const [code, screen] of oneOfAKind(answered, screensOf(created)))
  test(`meets ${code} at an answer`, async ({ connect, demo, faults }) => {
    await demo.open();
    await submit(connect, `update:${code}`);
    await expectScreen(connect, question);
    await connect.submit({ [CODE]: "123456" }, "Confirm");
    await expectScreen(connect, screen);
    await expectClosing(connect, screen, faults);
  });

for (const [how, heading] of [
  ["cancelled", "The request was not approved"],
  ["expired", "The request has expired"],
] as const)
  test(`meets an approval that was ${how}`, async ({ connect, demo, faults }) => {
    await demo.open();
    await submit(connect, `resume:${how}`);
    await expectScreen(connect, approval);
    await expectScreen(connect, approvalEnded(heading));
    await expectClosing(connect, approvalEnded(heading), faults);
  });
