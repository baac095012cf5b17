type Act = (root: HTMLElement) => boolean;

/** Nothing comes of it, ever. */
export const never = <Answer>(): Promise<Answer> => new Promise<Answer>(() => undefined);

/** Presses the first control that is found. */
export const press =
  (selector: string): Act =>
  (root) => {
    const control = root.querySelector<HTMLElement>(selector);
    control?.click();
    return control !== null;
  };

/** Types into a field, the first that is found or a later one, as a person does: the screen hears of it. */
export const type =
  (selector: string, text: string, position = 0): Act =>
  (root) => {
    const input = root.querySelectorAll<HTMLInputElement>(selector)[position];
    if (input === undefined) return false;
    // The screens' inputs listen to what the browser writes, not to what a property says.
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    write?.call(input, text);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  };

/** Does one thing after another, as far as there is something to do it with. */
export const inTurn =
  (...acts: readonly Act[]): Act =>
  (root) =>
    acts.every((act) => act(root));

/** Pastes into the first field that is found. */
export const paste =
  (selector: string, text: string): Act =>
  (root) => {
    const input = root.querySelector<HTMLInputElement>(selector);
    const event = new Event("paste", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "clipboardData", { value: { getData: () => text } });
    input?.dispatchEvent(event);
    return input !== null;
  };

/** Sends a form as it is. */
export const sendForm = press('form button[type="submit"]');
