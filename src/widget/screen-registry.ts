import type { ComponentType } from "react";
import type { StepName } from "../flow/index.ts";
import type { CredentialsPolicy } from "../protocol/index.ts";
import { OpeningScreen } from "../screens/opening/opening.controller.tsx";
import { SelectingConnectorScreen } from "../screens/selecting-connector/selecting-connector.controller.tsx";

type Load = () => Promise<ComponentType>;

/** What the first paint needs is here at once. */
export const firstScreens: Partial<Record<StepName, ComponentType>> = {
  opening: OpeningScreen,
  selectingConnector: SelectingConnectorScreen,
};

const messages = () => import("./message-screens.ts");
const accounts = () => import("./account-screens.ts");
const bank = () => import("./bank-screens.ts");

/** The screen of every other step, fetched when it is near. */
export const laterScreens: Record<
  Exclude<StepName, "closed" | "opening" | "selectingConnector">,
  Load
> = {
  notListed: async () => (await messages()).NotListedScreen,
  choosingSource: async () => (await bank()).ChoosingSourceScreen,
  enteringCredentials: async () =>
    (await import("../screens/entering-credentials/entering-credentials.controller.tsx"))
      .EnteringCredentialsScreen,
  answering: async () =>
    (await import("../screens/answering/answering.controller.tsx")).AnsweringScreen,
  tooManyTries: async () => (await messages()).TooManyTriesScreen,
  leavingForBank: async () => (await bank()).LeavingForBankScreen,
  returningFromBank: async () => (await bank()).ReturningFromBankScreen,
  returnedWithoutResult: async () => (await bank()).ReturnedWithoutResultScreen,
  finishedElsewhere: async () => (await messages()).FinishedElsewhereScreen,
  wrongBrowser: async () => (await messages()).WrongBrowserScreen,
  resuming: async () => (await bank()).ResumingScreen,
  awaitingDecoupled: async () => (await bank()).AwaitingDecoupledScreen,
  decoupledEnded: async () => (await bank()).DecoupledEndedScreen,
  SCARequired: async () => (await bank()).SCARequiredScreen,
  syncing: async () => (await bank()).SyncingScreen,
  choosingAccounts: async () => (await accounts()).ChoosingAccountsScreen,
  nothingShared: async () => (await accounts()).NothingSharedScreen,
  noAccount: async () => (await accounts()).NoAccountScreen,
  connected: async () => (await accounts()).ConnectedScreen,
  actionNeeded: async () => (await messages()).ActionNeededScreen,
  passwordExpired: async () => (await messages()).PasswordExpiredScreen,
  rateLimiting: async () => (await messages()).RateLimitingScreen,
  websiteUnavailable: async () => (await messages()).WebsiteUnavailableScreen,
  bug: async () => (await messages()).BugScreen,
  notSupported: async () => (await messages()).NotSupportedScreen,
  unknown: async () => (await messages()).UnknownScreen,
  outcomeUnknown: async () => (await bank()).OutcomeUnknownScreen,
  tooManyRequests: async () => (await messages()).TooManyRequestsScreen,
  loadFailed: async () => (await messages()).LoadFailedScreen,
  sessionExpired: async () => (await messages()).SessionExpiredScreen,
  brokenIntegration: async () => (await messages()).BrokenIntegrationScreen,
};

/**
 * Fetches what the PSU will need after the list, so that a network lost meanwhile does no harm. The code of forms comes
 * only to a page that may collect credentials.
 */
export const preloadScreens = async (policy: Promise<CredentialsPolicy>): Promise<void> => {
  await Promise.allSettled([
    bank(),
    messages(),
    accounts(),
    policy.then((credentials) => (credentials === "forms" ? forms() : null)),
  ]);
};

const forms = () => Promise.all([laterScreens.enteringCredentials(), laterScreens.answering()]);
