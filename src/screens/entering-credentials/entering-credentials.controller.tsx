import {
  bankSiteOf,
  useAct,
  useConnectContext,
  useLeaveForBank,
  useSend,
  useStep,
  useStepFrame,
} from "../../react/index.ts";
import type { StateOf } from "../../flow/index.ts";
import { signInAutofill } from "../../react/field-form/autofill.ts";
import { useFieldForm } from "../../react/field-form/use-field-form.ts";
import { useIsEncrypted } from "./use-is-encrypted.ts";
import { EnteringCredentialsView } from "./entering-credentials.view.tsx";
import { SendingDetails } from "./sending-details.tsx";

/** The PSU gives what a bank asks. Every answer starts a turn, and with it a new form: identifiers stay, secrets do not. */
export function EnteringCredentialsScreen() {
  const state = useStep("enteringCredentials");
  return <CredentialsForm key={state.turn} state={state} />;
}

function CredentialsForm({ state }: { readonly state: StateOf<"enteringCredentials"> }) {
  const { attempt, fields, purpose, notice, sending } = state;
  const { connector, connection, wayIn } = attempt;
  const { instance, translator, announce } = useConnectContext();
  const { api, details } = instance;
  const { t } = translator;
  const send = useSend();
  const isSending = sending !== null;

  const form = useFieldForm({
    fields,
    known: details.read(connector.uuid),
    secrets: "passwords",
    autofill: signInAutofill(fields),
    refusal:
      notice?.kind === "config" && notice.field !== null
        ? { field: notice.field, message: t("field.error.config") }
        : undefined,
    onValid: () => {
      details.keep(connector.uuid, form.readPlainValues());
      if (purpose === "beforeWebauth") {
        announce(t("leavingForBank.opening"));
        leave.start();
      } else sendDetails();
    },
  });
  const leave = useLeaveForBank(attempt, form.readValues);
  const sendDetails = useAct((operation) => {
    const request = { source: wayIn.source, fields: form.readValues() };
    return connection === null
      ? api.createConnection({ connector_uuid: connector.uuid, ...request }, { operation })
      : api.updateConnection(connection.id, { act: "answer", ...request }, { operation });
  });
  const isEncrypted = useIsEncrypted(purpose !== "beforeWebauth" && fields.length > 0);
  const frame = useStepFrame(connector, {
    canGoBack: purpose !== "repair" || attempt.adding !== undefined,
  });

  return (
    <>
      {/* Kept while it is sent, so that nothing typed is lost; emptied of secrets as soon as there is an answer. */}
      <div hidden={isSending}>
        <EnteringCredentialsView
          frame={frame}
          form={form}
          bank={connector.name}
          purpose={purpose}
          notice={notice}
          refusals={attempt.refusals}
          busy={leave.isPending}
          isEncrypted={isEncrypted}
          site={bankSiteOf(connector)}
          isAdding={attempt.adding !== undefined}
          onElsewhere={() => {
            send({ type: attempt.adding === undefined ? "ANOTHER_BANK_WANTED" : "CARRIED_ON" });
          }}
        />
      </div>
      {isSending && <SendingDetails attempt={attempt} turn={state.turn} />}
    </>
  );
}
