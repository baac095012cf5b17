import { jsonAnswer } from "../answer.ts";
import type { ProxyServices } from "../proxy-services.ts";

export const getPublicKey = async ({ keys }: ProxyServices) =>
  jsonAnswer({ key: await keys.key() });
