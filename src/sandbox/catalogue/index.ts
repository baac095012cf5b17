import type { Institution } from "../institution.ts";
import { firstSteps } from "./first-steps.ts";
import { testConnector } from "./test-connector.ts";

/** Every institution of the sandbox, in the order of the demo's guide. All are invented. */
export const catalogue: readonly Institution[] = [...firstSteps, testConnector];

/** The uuids of the institutions to try first. */
export const featured: readonly string[] = firstSteps.map(({ connector }) => connector.uuid);
