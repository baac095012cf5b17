import { jsonAnswer } from "../answer.ts";
import type { ProxyServices } from "../proxy-services.ts";
import type { ApiCall } from "./route.ts";

export const listConnectors = async ({ connectors, settings }: ProxyServices) =>
  jsonAnswer({ connectors: await connectors.list(), credentials: settings.credentials });

export const getConnector = async ({ connectors }: ProxyServices, { parameter }: ApiCall) =>
  jsonAnswer({ connector: await connectors.get(parameter) });
