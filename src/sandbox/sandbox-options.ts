import { catalogue } from "./catalogue/index.ts";
import { systemClock, type SandboxClock } from "./clock.ts";
import type { Fault } from "./faults/fault.ts";
import type { Institution } from "./institution.ts";
import type { PrivateJwk } from "./key-ring.ts";
import { cryptoRandom } from "./random-source.ts";

/** How a sandbox is set up. Everything has a default. */
export interface SandboxOptions {
  /** The connectors. Default: the invented catalogue and Powens' test connector. */
  readonly institutions?: readonly Institution[] | undefined;
  readonly clock?: SandboxClock | undefined;
  /** Numbers in [0, 1). All ids, codes and tokens come from it; a seeded one makes them repeatable. */
  readonly random?: (() => number) | undefined;
  /** Where browsers reach the sandbox, for the bank's pages. Default `http://127.0.0.1:4401`. */
  readonly publicUrl?: string | undefined;
  /** Digits only, as Powens makes them. */
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  /** Exact addresses, or any http(s) loopback address without a query string (the default). */
  readonly redirectUris?: "any-loopback" | readonly string[] | undefined;
  /**
   * `optional` reads encrypted and clear field values, as recorded traffic does; `required` refuses clear ones with
   * `keymanager`; `none` has no key at all.
   */
  readonly encryption?: "required" | "optional" | "none" | undefined;
  /** Calls per minute for the whole domain. Default `null`: no limit. Powens' sandbox domains allow 30. */
  readonly rateLimit?: { readonly perMinute: number } | null | undefined;
  /** A private RSA key (JWK) to use instead of a fresh one, which takes a moment to make. */
  readonly keyPair?: PrivateJwk | undefined;
  /** Milliseconds that creating and updating a connection take at least. Default 0; recorded traffic took 2000. */
  readonly latencyMs?: number | undefined;
  /** Answers that go wrong from the start; `sandbox.fault` adds more. Nothing in a request can ask for one. */
  readonly faults?: readonly Fault[] | undefined;
}

export interface SandboxSettings {
  readonly institutions: readonly Institution[];
  readonly clock: SandboxClock;
  readonly random: () => number;
  readonly publicUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: "any-loopback" | readonly string[];
  readonly encryption: "required" | "optional" | "none";
  readonly rateLimit: { readonly perMinute: number } | null;
  readonly keyPair: PrivateJwk | undefined;
  readonly latencyMs: number;
  readonly faults: readonly Fault[];
}

export function readSandboxOptions(options: SandboxOptions): SandboxSettings {
  const publicUrl = options.publicUrl ?? "http://127.0.0.1:4401";
  const clientId = options.clientId ?? "40219377";
  const perMinute = options.rateLimit?.perMinute ?? 1;
  if (!URL.canParse(publicUrl)) throw new TypeError("`publicUrl` must be an absolute address");
  if (!/^\d+$/.test(clientId)) throw new TypeError("`clientId` must be digits, as at Powens");
  if (!Number.isInteger(perMinute) || perMinute < 1) {
    throw new TypeError("`rateLimit.perMinute` must be a whole number from 1");
  }
  return {
    institutions: options.institutions ?? catalogue,
    clock: options.clock ?? systemClock,
    random: options.random ?? cryptoRandom,
    publicUrl: publicUrl.replace(/\/+$/, ""),
    clientId,
    clientSecret: options.clientSecret ?? "sandbox-client-secret",
    redirectUris: options.redirectUris ?? "any-loopback",
    encryption: options.encryption ?? "optional",
    rateLimit: options.rateLimit ?? null,
    keyPair: options.keyPair,
    latencyMs: options.latencyMs ?? 0,
    faults: options.faults ?? [],
  };
}
