import { useLayoutEffect, useRef, type RefObject } from "react";

const SUBMIT_BUTTON = '[type="submit"]';

/** Safari ends a word of an input method first and tells of the key afterwards, by this code only. */
const KEY_OF_INPUT_METHOD = 229;

const isPress = (event: Event): boolean =>
  event.target instanceof Element && event.target.closest(SUBMIT_BUTTON) !== null;

const isEnterInField = (event: KeyboardEvent): boolean =>
  event.key === "Enter" &&
  !event.isComposing &&
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  event.keyCode !== KEY_OF_INPUT_METHOD &&
  event.target instanceof HTMLInputElement;

/**
 * Hears the submission of a form at the form itself, by each way that leads to it: the page around may stop any one of
 * them, and React hears none that ends below its root. What is heard goes no further: the page has handlers of its own
 * for `submit`, and often for Enter.
 */
export function useSubmission(
  onSubmit: (form: HTMLFormElement) => void,
): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  const latest = useRef(onSubmit);
  useLayoutEffect(() => {
    latest.current = onSubmit;
  });

  useLayoutEffect(() => {
    const element = form.current;
    if (element === null) return undefined;
    const submit = (event: Event) => {
      event.preventDefault();
      const isBusy = element.querySelector(`${SUBMIT_BUTTON}[aria-disabled="true"]`) !== null;
      if (!isBusy) latest.current(element);
    };
    const handleClick = (event: MouseEvent) => {
      if (isPress(event)) submit(event);
    };
    const handleKeyDown = (event: KeyboardEvent) => {
      if (!isEnterInField(event)) return;
      event.stopPropagation();
      submit(event);
    };
    const handleSubmit = (event: SubmitEvent) => {
      event.stopPropagation();
      submit(event);
    };
    element.addEventListener("click", handleClick);
    element.addEventListener("keydown", handleKeyDown);
    element.addEventListener("submit", handleSubmit);
    return () => {
      element.removeEventListener("click", handleClick);
      element.removeEventListener("keydown", handleKeyDown);
      element.removeEventListener("submit", handleSubmit);
    };
  }, []);
  return form;
}
