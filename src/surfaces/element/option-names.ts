import type { GuichetOptions } from "../../embed/index.ts";

const known: Readonly<Record<keyof GuichetOptions, 1>> = {
  serverUrl: 1,
  fetchSession: 1,
  token: 1,
  layout: 1,
  place: 1,
  application: 1,
  connectionId: 1,
  resetCredentials: 1,
  connectors: 1,
  capabilities: 1,
  country: 1,
  accounts: 1,
  purpose: 1,
  stopSharing: 1,
  moreSources: 1,
  locale: 1,
  messages: 1,
  theme: 1,
  onSuccess: 1,
  onExit: 1,
  onEvent: 1,
  onLoad: 1,
  onClose: 1,
};

/** The name of every option of the loader. */
export const optionNames: readonly string[] = Object.keys(known);
