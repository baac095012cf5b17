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

/** Types into the first field that is found, as a person does: the screen hears of it. */
export const type =
  (selector: string, text: string): Act =>
  (root) => {
    const input = root.querySelector<HTMLInputElement>(selector);
    if (input === null) return false;
    // The screens' inputs listen to what the browser writes, not to what a property says.
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    write?.call(input, text);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  };

/** Sends an empty form. */
export const sendForm = press('form button[type="submit"]');
