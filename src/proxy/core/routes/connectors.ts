import { jsonAnswer } from "../answer.ts";
import type { ProxyServices } from "../proxy-services.ts";
import { checkSetUp } from "../set-up-check.ts";
import type { ApiCall } from "./route.ts";

/** A flow begins with one of these: what is wrong with the set-up is found while they are read. */
async function whileChecking<T>(
  { settings, connections }: ProxyServices,
  call: ApiCall,
  reading: Promise<T>,
): Promise<T> {
  const [, read] = await Promise.all([checkSetUp(settings, connections, call), reading]);
  return read;
}

export async function listConnectors(services: ProxyServices, call: ApiCall) {
  const connectors = await whileChecking(services, call, services.connectors.list());
  return jsonAnswer({ connectors, credentials: services.settings.credentials });
}

export async function getConnector(services: ProxyServices, call: ApiCall) {
  const reading = services.connectors.get(call.parameter);
  return jsonAnswer({ connector: await whileChecking(services, call, reading) });
}
