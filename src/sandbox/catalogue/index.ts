import type { Institution } from "../institution.ts";
import { benelux } from "./benelux.ts";
import { firstSteps } from "./first-steps.ts";
import { frenchBanks } from "./france-banks.ts";
import { frenchCooperatives } from "./france-cooperatives.ts";
import { frenchDocuments } from "./france-documents.ts";
import { germanic } from "./germanic.ts";
import { northern } from "./northern.ts";
import { situationBank } from "./situation-bank.ts";
import { southern } from "./southern.ts";
import { testConnector } from "./test-connector.ts";

/** Every institution of the sandbox, in the order of the demo's guide. All are invented. */
export const catalogue: readonly Institution[] = [
  ...firstSteps,
  testConnector,
  situationBank,
  ...frenchCooperatives,
  ...frenchBanks,
  ...frenchDocuments,
  ...benelux,
  ...germanic,
  ...southern,
  ...northern,
];

/** The uuids of the institutions to try first, the happy ones at the head. */
export const featured: readonly string[] = firstSteps.map(({ connector }) => connector.uuid);
