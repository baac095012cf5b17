import { useEffect, useMemo } from "react";
import { questionFields } from "../../flow/index.ts";
import type { StateOf } from "../../flow/index.ts";
import { ConnectError } from "../../protocol/index.ts";
import type { UpdateConnection } from "../../protocol/index.ts";
import { answerAutofill } from "../../react/field-form/autofill.ts";
import { useFieldForm } from "../../react/field-form/use-field-form.ts";
import {
  useAct,
  useConnectContext,
  useReadWhenShown,
  useSend,
  useStep,
  useStepFrame,
} from "../../react/index.ts";
import { AnsweringView } from "./answering.view.tsx";
import { SendingAnswer } from "./sending-answer.tsx";

/** The PSU answers what the bank asks. Every answer starts a turn, and with it a new, empty form. */
export function AnsweringScreen() {
  const state = useStep("answering");
  useReadWhenShown(state);
  return <AnswerForm key={state.turn} state={state} />;
}

function AnswerForm({ state }: { readonly state: StateOf<"answering"> }) {
  const { attempt, round, notice, bankMessage, sending } = state;
  const { instance, translator, announce } = useConnectContext();
  const { t } = translator;
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  const isSending = sending !== null;

  const fields = useMemo(() => questionFields(state.fields), [state.fields]);
  const autofill = answerAutofill(fields);
  const form = useFieldForm({
    fields,
    namelessLabel: t("answering.field"),
    secrets: "all",
    autofill,
    hint: (field) =>
      field.description ?? (autofill(field) === "one-time-code" ? t("answering.hint") : undefined),
    onValid: () => {
      sendAnswer();
    },
  });
  const update = async (operation: string, request: UpdateConnection) => {
    if (attempt.connection === null)
      throw new ConnectError("not_found", "there is no connection to answer for");
    return instance.api.updateConnection(attempt.connection.id, request, { operation });
  };
  const sendAnswer = useAct((operation) =>
    // Without a source: the question is the connection's own, and naming a source would start that one anew.
    update(operation, { act: "answer", fields: form.readValues() }),
  );
  const askAgain = useAct((operation) => update(operation, { act: "sync" }));

  const { focusFirst } = form;
  const isNewCode = notice === "newCode";
  useEffect(() => {
    if (isNewCode) focusFirst();
  }, [isNewCode, focusFirst]);
  useEffect(() => {
    if (isNewCode) announce(t("answering.newCode.notice"));
  }, [isNewCode, announce, t]);

  return (
    <>
      <div hidden={isSending}>
        <AnsweringView
          frame={frame}
          form={form}
          isNext={round > 1}
          notice={notice}
          bankMessage={bankMessage}
          onAskAgain={() => {
            form.unlessOffline(() => {
              askAgain(true);
            });
          }}
          onCancel={() => {
            send({ type: "CLOSE_REQUESTED" });
          }}
        />
      </div>
      {isSending && <SendingAnswer attempt={attempt} turn={state.turn} />}
    </>
  );
}
