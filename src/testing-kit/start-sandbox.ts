import {
  createSandbox,
  type Fault,
  type FaultHandle,
  type Sandbox,
  type SandboxOptions,
} from "../sandbox/index.ts";
import { createPassingClock } from "./passing-clock.ts";
import { createPowensUser, type TestUser } from "./powens-user.ts";
import { serveLater } from "./serve-later.ts";

/** Options of {@link startSandbox}: those of `createSandbox`, and where it listens. */
export interface StartSandboxOptions extends Omit<SandboxOptions, "clock" | "publicUrl"> {
  /** 0, the default, takes a free one. */
  readonly port?: number | undefined;
}

/** A sandbox that browsers and servers reach, and that a test controls. */
export interface TestSandbox {
  /** Where the bank's pages are. Nothing outside of this machine reaches it. */
  readonly url: string;
  /** The address of the API, for your backend: `{url}/2.0`. */
  readonly powensUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The sandbox itself, with all that it can do. */
  readonly sandbox: Sandbox;
  /** A new Powens user with a permanent token. */
  addUser(): TestUser;
  /** The user of a token that your backend got. */
  userOf(token: string): TestUser;
  /** Lets time pass at the banks, and nowhere else: first data come after 5 s, approvals after 7 or 45 s. */
  pass(seconds: number): void;
  /** Whoever is asked in a bank's app decides now, as the scenario wants it. */
  decideApprovals(): void;
  /** Puts a connection into a state, as a night would; `null` heals it. See `Sandbox.setState`. */
  setState(connectionId: number, state: string | null, message?: string): void;
  /** Lets answers of the API go wrong. See `Sandbox.fault`. */
  fault(fault: Fault): FaultHandle;
  /** Ends every fault that was set up here. */
  endFaults(): void;
  close(): Promise<void>;
}

/** Longer than any decision takes at the sandbox's banks. */
const ANY_APPROVAL_S = 60;

/**
 * Starts a simulated Powens on this machine.
 *
 * Rejects with the error of Node when it cannot listen (`EADDRINUSE`).
 *
 * @example
 * const sandbox = await startSandbox({ port: 4401 });
 * // your backend calls sandbox.powensUrl with sandbox.clientId
 * await sandbox.close();
 *
 * @public
 */
export async function startSandbox({
  port,
  ...options
}: StartSandboxOptions = {}): Promise<TestSandbox> {
  const clock = createPassingClock();
  const served = await serveLater(port);
  // Another name than that of the applications: to a browser they are two sites.
  const url = `http://127.0.0.1:${served.port}`;
  const sandbox = createSandbox({ ...options, publicUrl: url, clock });
  served.answerWith(async (request) => {
    const response = await sandbox.fetch(request);
    // A proxy that goes on running would show the next test what it read in this one.
    if (new URL(request.url).pathname.startsWith("/2.0/"))
      response.headers.set("cache-control", "no-store");
    return response;
  });
  const faults = new Set<FaultHandle>();
  return {
    url,
    powensUrl: `${url}/2.0`,
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    sandbox,
    addUser: () => createPowensUser({ sandbox, clock }, sandbox.addUser().token),
    userOf: (token) => createPowensUser({ sandbox, clock }, token),
    pass: clock.pass,
    decideApprovals: () => {
      clock.pass(ANY_APPROVAL_S);
    },
    setState: (connectionId, state, message) => {
      sandbox.setState(connectionId, state, message);
    },
    fault: (fault) => {
      const handle = sandbox.fault(fault);
      faults.add(handle);
      return handle;
    },
    endFaults: () => {
      for (const fault of faults) fault.end();
      faults.clear();
    },
    close: served.close,
  };
}
