import type { MessageId, Translator } from "../src/i18n/index.ts";
import type { FlowState } from "../src/flow/index.ts";
import type { Expected } from "./entry.ts";

/** Who asks, unless an entry says otherwise. */
export const APPLICATION = "Tirelire";

const plain = (text: string | null) => (text ?? "").replace(/\s+/g, " ").trim();

const isHidden = (element: Element) => element.closest("[hidden]") !== null;

/** Whether a screen shows the heading and the sentences that make it the variant it should be. */
export function isShown(
  root: HTMLElement,
  { heading, says = [], values }: Expected,
  state: FlowState,
  { t }: Translator,
): boolean {
  const bank = "attempt" in state ? state.attempt?.connector.name : undefined;
  const known = { bank: bank ?? "", app: APPLICATION, ...values };
  // The texts are named by data here, so that their parameters cannot be checked by type.
  const words = (id: MessageId) => plain(Reflect.apply(t, undefined, [id, known]));
  const headings = [...root.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter((element) => !isHidden(element))
    .map((element) => plain(element.textContent));
  const text = plain(root.textContent);
  return (
    (heading === null || headings.includes(words(heading))) &&
    says.every((id) => text.includes(words(id)))
  );
}
