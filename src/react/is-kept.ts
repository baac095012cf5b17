import type { Attempt } from "../flow/index.ts";

/** Whether something of this attempt is kept at Powens, so that it goes on later without the PSU. */
export const isKept = ({ known, connection }: Attempt): boolean => known || connection !== null;
