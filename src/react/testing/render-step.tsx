import { configure, render } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { StrictMode, useState } from "react";
import type { ReactNode } from "react";
import type { ConnectApi } from "../../api/index.ts";
import type { FlowState, StepState } from "../../flow/index.ts";
import { createTranslator, loadCatalogue } from "../../i18n/index.ts";
import type { Locale, Translator } from "../../i18n/index.ts";
import { StatusRegion, WidgetRoot } from "../../ui/index.ts";
import { ConnectProvider, useFlow } from "../connect-context.tsx";
import type { FlowOptions } from "../flow-options.ts";
import { createFlowStore } from "../flow-store.ts";
import { createWidgetInstance } from "../widget-instance.ts";
import type { WidgetInstance } from "../widget-instance.ts";
import { BANK_UUID } from "./bank.ts";
import { createTestApi } from "./test-api.ts";
import { createTestPage } from "./test-page.ts";
import type { TestPage } from "./test-page.ts";

// A busy machine takes more than the second that is waited by default; a passing test waits no longer than it must.
configure({ asyncUtilTimeout: 4_000 });

export interface RenderStepOptions {
  /** What the client of the proxy knows; every other call is refused. */
  readonly api?: Partial<ConnectApi>;
  readonly options?: FlowOptions;
  /** Default `en`. */
  readonly locale?: Locale;
  /** What was typed at the bank of the step before, by field name. */
  readonly typed?: Readonly<Record<string, string>>;
  /** Default: somewhere in the middle of a flow, so that headings take focus. */
  readonly turn?: number;
}

export interface RenderedStep {
  readonly instance: WidgetInstance;
  readonly page: TestPage;
  readonly translator: Translator;
  readonly user: ReturnType<typeof userEvent.setup>;
  /** Everything that the live region was told, oldest first. */
  readonly announced: readonly string[];
  readonly container: HTMLElement;
  readonly unmount: () => void;
}

/** As the widget does, shows a screen only while the flow is at its step. */
function Stage({
  step,
  children,
}: {
  readonly step: StepState["step"];
  readonly children: ReactNode;
}) {
  return useFlow().step === step ? children : null;
}

/**
 * Shows the screen of a step inside a real widget instance whose flow is in the given state. Where timers are faked,
 * leave `setTimeout` alone: `user` and `findBy` wait on it.
 */
export async function renderStep(
  state: StepState,
  screen: ReactNode,
  { api = {}, options = {}, locale = "en", typed = {}, turn = 3 }: RenderStepOptions = {},
): Promise<RenderedStep> {
  const flow: FlowState = { ...state, turn, leaving: false };
  const page = createTestPage();
  const instance = createWidgetInstance(createTestApi(api), page, createFlowStore(flow));
  instance.details.keep(BANK_UUID, typed);
  const translator = createTranslator({
    locale,
    catalogue: await loadCatalogue(locale),
    timeZone: "Europe/Paris",
  });
  const announced: string[] = [];

  function Widget() {
    const [message, setMessage] = useState("");
    const [announce] = useState(() => (text: string) => {
      announced.push(text);
      setMessage(text);
    });
    return (
      <ConnectProvider
        value={{ instance, options, translator, headingLevel: 1, takesFocus: true, announce }}
      >
        <WidgetRoot lang={locale}>
          <StatusRegion message={message} />
          <Stage step={state.step}>{screen}</Stage>
        </WidgetRoot>
      </ConnectProvider>
    );
  }

  const { container, unmount } = render(
    <StrictMode>
      <Widget />
    </StrictMode>,
  );
  return { instance, page, translator, user: userEvent.setup(), announced, container, unmount };
}
