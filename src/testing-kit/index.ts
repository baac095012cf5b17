/**
 * End-to-end tests with Playwright: the widget as a page object, the sandbox with its banks, and the servers between.
 *
 * Needs `@playwright/test`, which the rest of the package does not.
 * @packageDocumentation
 */
export { bankFor, bankNamed, type TestBank, type TestScenario } from "./bank-for.ts";
export { ConnectPage, type ActionName, type BankToConnect } from "./connect-page.ts";
export type { DateParts } from "./fill-form.ts";
export { expect, test, type GuichetFixtures, type GuichetWorkerFixtures } from "./fixtures.ts";
export type { TestConnection, TestUser } from "./powens-user.ts";
export { SandboxBankPage } from "./sandbox-bank-page.ts";
export { SandboxWebviewPage } from "./sandbox-webview-page.ts";
export type { ScreenName } from "./screen-names.ts";
export { startHost, type StartHostOptions, type TestHost } from "./start-host.ts";
export { startSandbox, type StartSandboxOptions, type TestSandbox } from "./start-sandbox.ts";
export {
  startServer,
  type SessionOptions,
  type StartServerOptions,
  type TestServer,
} from "./start-server.ts";
export type { WidgetPartsOptions, WidgetScope } from "./widget-parts.ts";
export type { TextValues, WidgetTexts } from "./widget-texts.ts";
export type { Typed, WhatToType } from "../sandbox/index.ts";
