import type { ConnectApi } from "../src/api/index.ts";
import { initialState, keyOf } from "../src/flow/index.ts";
import type {
  FlowEvent,
  FlowState,
  FlowWishes,
  FormField,
  FoundItem,
  Unread,
} from "../src/flow/index.ts";
import { createFlowStore, readFound } from "../src/react/index.ts";
import { isConnectError } from "../src/protocol/index.ts";
import type { Connection, CredentialsPolicy, SettledOutcome } from "../src/protocol/index.ts";
import { createSandboxApi } from "./sandbox-api.ts";

/** Values by the label of their field; a choice by its own label. */
type Details = Readonly<Record<string, string>>;

/** A bank of the sandbox and what it takes. */
export interface Bank {
  readonly name: string;
  readonly details?: Details;
}

/** A flow that is played through, act by act, with the answers of the sandbox. */
export interface Story {
  readonly api: ConnectApi;
  readonly now: () => number;
  /** What was typed at a bank and is no secret, by field name. */
  readonly typed: Readonly<Record<string, string>>;
  state(): FlowState;
  send(event: FlowEvent): void;
  /** Chooses a bank in the list, and a way in where there are several. */
  choose(bank: Bank, source?: string): Promise<void>;
  /** Sends details or an answer, without waiting for what comes of it. */
  begin(renewing?: boolean): void;
  submit(details: Details): Promise<void>;
  /** Chooses a bank and signs in there. */
  signIn(bank: Bank): Promise<void>;
  /** The empty request: asks the bank again. */
  sync(renewing?: boolean): Promise<void>;
  resume(): Promise<void>;
  /** Lets an answer get lost, or a read or an act fail. */
  fail(type: "READ_FAILED" | "REQUEST_FAILED", code: FailureCode, retryAfter?: number): void;
  read(): Promise<void>;
  /** Lets a host want more than a connection: accounts to be chosen, another way in to be offered. */
  wish(wishes: FlowWishes): void;
  /** Reads what can be shared, of which a list may be unread. */
  find(unread?: Unread): Promise<void>;
  /** Shares what is ticked. */
  share(): Promise<void>;
  /** Shares what is ticked, and loses the contracts on the way. */
  shareAccountsOnly(): Promise<void>;
  pass(milliseconds: number): void;
  /** A connection that was healthy and is now, after a night, in a state; opened by its id. */
  reopen(bank: Bank, state: string | null, message?: string): Promise<void>;
  /** Back from the bank's site. */
  comeBack(bank: Bank, hints: { readonly failed: boolean } | null): Promise<void>;
  /** A flow of its own, for the same person at the same bank. */
  restart(): void;
  /** Lets the answer to what is under way be one that the sandbox does not give. */
  hear(change: (connection: Connection) => SettledOutcome): void;
  readonly readLogos: () => Promise<ReadonlyMap<string, string>>;
}

type FailureCode = Extract<FlowEvent, { type: "READ_FAILED" }>["code"];

/** Begins a story at the opening of a flow. */
export function createStory(credentials: CredentialsPolicy = "forms"): Story {
  const { api, sandbox, clock, readLogos } = createSandboxApi(credentials);
  let store = createFlowStore();
  let operations = 0;
  let operation = "";
  const typed: Record<string, string> = {};

  const send = (event: FlowEvent) => {
    store.send(event);
  };
  const nextOperation = () => {
    operations += 1;
    return String(operations).padStart(32, "0");
  };
  const connection = () => {
    const state = store.getState();
    const found = "attempt" in state ? state.attempt?.connection : null;
    if (found == null) throw new Error(`there is no connection at ${state.step}`);
    return found;
  };
  const connectionId = () => connection().id;
  const choice = () => {
    const state = store.getState();
    if (state.step !== "choosingAccounts") throw new Error(`no choice is made at ${state.step}`);
    return state;
  };
  const connectorNamed = async (name: string) => {
    const found = (await api.listConnectors()).find((connector) => connector.name === name);
    if (found === undefined) throw new Error(`the sandbox has no bank “${name}”`);
    return api.getConnector(found.uuid);
  };

  async function hear(act: () => Promise<SettledOutcome>): Promise<void> {
    const { turn } = store.getState();
    try {
      send({ type: "OUTCOME_RECEIVED", turn, outcome: await act() });
    } catch (error) {
      if (!isConnectError(error)) throw error;
      const { code, message, retryAfter = null } = error;
      send({ type: "REQUEST_FAILED", turn, code, message, retryAfter });
    }
  }

  const story: Story = {
    api,
    now: clock.now,
    typed,
    state: () => store.getState(),
    send,
    async choose(bank, source) {
      if (store.getState().step === "opening")
        send({ type: "STARTED", turn: store.getState().turn });
      send({ type: "CONNECTOR_SELECTED", connector: await connectorNamed(bank.name) });
      if (source !== undefined) send({ type: "WAY_CHOSEN", source });
    },
    begin(renewing = false) {
      operation = nextOperation();
      send({ type: "SUBMITTED", operation, at: clock.now(), renewing });
    },
    async submit(details) {
      const before = store.getState();
      if (before.step !== "enteringCredentials" && before.step !== "answering")
        throw new Error(`nothing is asked at ${before.step}`);
      const fields = valuesOf(before.fields, details);
      for (const { name, kind } of before.fields)
        if (kind !== "password") typed[name] = fields[name] ?? "";
      const { connector, connection, wayIn } = before.attempt;
      story.begin();
      await hear(() => {
        const options = { operation };
        if (connection === null)
          return api.createConnection(
            { connector_uuid: connector.uuid, source: wayIn.source, fields },
            options,
          );
        const source = before.step === "answering" ? {} : { source: wayIn.source };
        return api.updateConnection(connection.id, { act: "answer", fields, ...source }, options);
      });
    },
    async signIn(bank) {
      await story.choose(bank);
      await story.submit(bank.details ?? {});
    },
    async sync(renewing = false) {
      story.begin(renewing);
      const id = connectionId();
      await hear(() => api.updateConnection(id, { act: "sync" }, { operation }));
    },
    async resume() {
      const id = connectionId();
      operation = nextOperation();
      await hear(() => api.updateConnection(id, { act: "resume" }, { operation }));
    },
    fail(type, code, retryAfter) {
      const { turn } = store.getState();
      send({ type, turn, code, message: "told by the gallery", retryAfter: retryAfter ?? null });
    },
    async read() {
      const { turn } = store.getState();
      const connection = await api.getConnection(connectionId());
      send({ type: "CONNECTION_UPDATED", turn, connection });
    },
    wish: (wishes) => {
      store.wish(wishes);
    },
    async find(unread) {
      const { turn, attempt } = choice();
      const connection = await api.getConnection(connectionId());
      const read = await readFound(api, attempt.connector, connection.id);
      send({ type: "ACCOUNTS_FOUND", turn, ...read, unread: unread ?? read.unread, connection });
    },
    async shareAccountsOnly() {
      const { found, chosen } = choice();
      const items = (found ?? []).filter((item) => chosen.includes(keyOf(item)));
      const accounts = items.filter(({ kind }) => kind === "account");
      send({ type: "ACCOUNTS_SUBMITTED" });
      await api.shareAccounts(
        connectionId(),
        accounts.map(({ id }) => id),
      );
      story.fail("REQUEST_FAILED", "upstream_unavailable");
      await story.find();
    },
    async share() {
      const { turn, attempt, found, chosen } = choice();
      const items = (found ?? []).filter((item) => chosen.includes(keyOf(item)));
      const idsOf = (wanted: FoundItem["kind"]) =>
        items.filter(({ kind }) => kind === wanted).map(({ id }) => id);
      const [accounts, contracts] = [idsOf("account"), idsOf("subscription")];
      send({ type: "ACCOUNTS_SUBMITTED" });
      if (accounts.length > 0) await api.shareAccounts(connectionId(), accounts);
      if (contracts.length > 0) await api.shareSubscriptions(connectionId(), contracts);
      const shared = await readFound(api, attempt.connector, connectionId());
      send({ type: "ACCOUNTS_SHARED", turn, ...shared });
    },
    pass: clock.advance,
    async reopen(bank, connectionState, message) {
      await story.signIn(bank);
      clock.advance(MINUTE);
      await story.read();
      const id = connectionId();
      if (connectionState !== null) sandbox.setState(id, connectionState, message);
      clock.advance(MINUTE);
      story.restart();
      send({
        type: "CONNECTION_OPENED",
        turn: store.getState().turn,
        connector: await connectorNamed(bank.name),
        connection: await api.getConnection(id),
        left: null,
        source: null,
        resetCredentials: false,
        known: true,
        lost: null,
      });
    },
    async comeBack(bank, hints) {
      send({
        type: "BANK_RETURNED",
        turn: store.getState().turn,
        connector: await connectorNamed(bank.name),
        source: null,
        connection: null,
        known: false,
        hints,
        since: clock.now(),
      });
    },
    hear: (change) => {
      send({
        type: "OUTCOME_RECEIVED",
        turn: store.getState().turn,
        outcome: change(connection()),
      });
    },
    readLogos,
    restart() {
      store = createFlowStore({ ...initialState, turn: store.getState().turn });
    },
  };
  return story;
}

const MINUTE = 60_000;

/** The values that a form sends, by the names of its fields. */
function valuesOf(fields: readonly FormField[], details: Details): Record<string, string> {
  const entries = Object.entries(details).map(([label, typed]): [string, string] => {
    const field = fields.find((candidate) => candidate.label === label);
    if (field === undefined) throw new Error(`the form has no field “${label}”`);
    const choice = field.choices.find((candidate) => candidate.label === typed);
    return [field.name, choice?.value ?? typed];
  });
  return Object.fromEntries(entries);
}
