import type { ConnectProxyOptions } from "../options.ts";
import { ORIGIN, proxyUnderTest, UUID } from "./proxy-under-test.ts";

export const BANK = "https://auth.bank.example/authorize?client_id=9&state=s";

/** A navigation as browsers send it, from a bank's site. */
export const navigation = {
  "x-guichet": null,
  accept: "text/html,application/xhtml+xml,*/*;q=0.8",
  "sec-fetch-site": "cross-site",
  "sec-fetch-mode": "navigate",
  "sec-fetch-dest": "document",
};

/** A proxy under test, and the way to the bank and back. */
export function atTheBank(powensUrl?: string, options: Partial<ConnectProxyOptions> = {}) {
  const under = proxyUnderTest(options, powensUrl);
  const { powens, send } = under;
  powens.on("GET /webauth-url", { json: { url: BANK } });
  const leave = (changes: Record<string, unknown> = {}, as = "alice") =>
    send({
      method: "POST",
      path: "/webauth",
      as,
      body: { connector_uuid: UUID, returnTo: `${ORIGIN}/accounts?tab=2#top`, ...changes },
    });
  const stateOf = () => powens.calls.at(-1)?.query["state"] ?? "";
  const arrive = (query: string, headers: Record<string, string | null> = {}, method = "GET") =>
    send({ method, path: `/callback?${query}`, as: null, headers: { ...navigation, ...headers } });
  const redeem = (code: string, as: string | null = "alice") =>
    send({ method: "POST", path: "/returns", as, body: { code } });
  const forward = (query: string, as: string | null = "alice") =>
    send({ method: "POST", path: "/returns/forwarded", as, body: { query } });
  const codeIn = (response: Response) =>
    new URL(response.headers.get("location") ?? "").searchParams.get("guichet_return") ?? "";
  return { ...under, leave, stateOf, arrive, redeem, forward, codeIn };
}
