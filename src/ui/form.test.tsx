import { createEvent, fireEvent, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { StrictMode } from "react";
import type { ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Button } from "./button.tsx";
import { RadioGroup } from "./choice-group.tsx";
import { FormScreen } from "./form-screen.tsx";
import { IconButton } from "./icon-button.tsx";
import { LinkButton } from "./link-button.tsx";
import { Screen } from "./screen.tsx";
import { SearchField } from "./search-field.tsx";
import { TextField } from "./text-field.tsx";

const options = [{ value: "0", label: "Here" }];

const ours = (onSubmit: () => void, busy = false) => (
  <FormScreen
    onSubmit={onSubmit}
    primary={
      <Button type="submit" busy={busy}>
        Sign in
      </Button>
    }
    secondary={<LinkButton>Forgotten</LinkButton>}
  >
    <TextField label="Identifier" />
    <RadioGroup legend="How?" options={options} />
  </FormScreen>
);

/** Stops events of these types on their way to the widget, as scripts of a page do, until the test ends. */
function stop(...types: readonly string[]) {
  const handler = (event: Event) => {
    event.stopPropagation();
  };
  for (const type of types) document.addEventListener(type, handler, true);
  stopped.push(() => {
    for (const type of types) document.removeEventListener(type, handler, true);
  });
}
const stopped: (() => void)[] = [];
afterEach(() => {
  for (const undo of stopped.splice(0)) undo();
});

const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Identifier" });
const press = async () => userEvent.click(screen.getByRole("button", { name: "Sign in" }));
const enter = async () => userEvent.type(field(), "{Enter}");

describe("a form of the widget", () => {
  it.each([
    ["the button, where the page stops `submit`", ["submit"], press],
    ["the button, where the page stops `click`", ["click"], press],
    ["Enter, where the page stops `submit`", ["submit"], enter],
    ["Enter, where the page stops `keydown` and `submit`", ["keydown", "submit"], enter],
    ["Enter, where the page stops `keydown` and `click`", ["keydown", "click"], enter],
  ])("[host-page 02] reaches its handler by %s", async (_, types, act) => {
    stop(...types);
    const onSubmit = vi.fn();
    render(ours(onSubmit));
    await act();
    expect(onSubmit).toHaveBeenCalledOnce();
  });

  it("[host-page 02] is not submitted by the browser, nor to an address, where the page stops everything", async () => {
    const submitted: string[] = [];
    const hear = ({ target }: Event) => {
      submitted.push((target as HTMLFormElement).method);
    };
    document.addEventListener("submit", hear, true);
    stopped.push(() => {
      document.removeEventListener("submit", hear, true);
    });
    const onSubmit = vi.fn();
    render(ours(onSubmit));
    await press();
    await enter();
    expect(onSubmit).toHaveBeenCalledTimes(2);
    expect(submitted).toEqual([]);
    stop("submit", "click", "keydown");
    await press();
    expect(onSubmit).toHaveBeenCalledTimes(2);
    expect(submitted).toEqual(["dialog"]);
  });

  it("[host-page 01] reaches its handler where React hears nothing", async () => {
    const onSubmit = vi.fn();
    const { container } = render(ours(onSubmit));
    for (const type of ["submit", "click", "keydown"])
      container.firstElementChild?.addEventListener(type, (event) => {
        event.stopPropagation();
      });
    await press();
    await enter();
    field().form?.requestSubmit();
    expect(onSubmit).toHaveBeenCalledTimes(3);
  });

  it("hears a script that submits it, once, and keeps it from the page", () => {
    const [onSubmit, onHostSubmit] = [vi.fn(), vi.fn()];
    render(<div onSubmit={onHostSubmit}>{ours(onSubmit)}</div>);
    field().form?.requestSubmit();
    expect(onSubmit).toHaveBeenCalledOnce();
    expect(onHostSubmit).not.toHaveBeenCalled();
  });

  it("does nothing while its button is busy", async () => {
    const onSubmit = vi.fn();
    render(ours(onSubmit, true));
    await press();
    await enter();
    field().form?.requestSubmit();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it.each([{ isComposing: true }, { keyCode: 229 }])(
    "is not submitted by the Enter that ends a word of an input method: %j",
    (how) => {
      const onSubmit = vi.fn();
      render(ours(onSubmit));
      const event = createEvent.keyDown(field(), { key: "Enter", ...how });
      fireEvent(field(), event);
      expect(onSubmit).not.toHaveBeenCalled();
      expect(event.defaultPrevented).toBe(false);
    },
  );

  it("hears no click beside its button", async () => {
    const onSubmit = vi.fn();
    render(ours(onSubmit));
    await userEvent.click(field());
    await userEvent.click(screen.getByRole("button", { name: "Forgotten" }));
    await userEvent.click(screen.getByRole("radio", { name: "Here" }));
    expect(onSubmit).not.toHaveBeenCalled();
  });
});

describe("[host-page 01] inside a form of the page", () => {
  /** The form of the page, with what it hears. */
  function inHostForm(widget: ReactNode) {
    const heard = { submit: vi.fn(), change: vi.fn(), keyDown: vi.fn() };
    render(
      <StrictMode>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- as pages do */}
        <form
          aria-label="host"
          onSubmit={(event) => {
            event.preventDefault();
            heard.submit();
          }}
          onChange={heard.change}
          onInput={heard.change}
          onKeyDown={(event) => {
            heard.keyDown();
            if (event.key === "Enter") event.preventDefault();
          }}
        >
          <input name="nickname" />
          {widget}
        </form>
      </StrictMode>,
    );
    return { heard, host: screen.getByRole<HTMLFormElement>("form", { name: "host" }) };
  }
  const silence = () => vi.spyOn(console, "error").mockImplementation(() => undefined);

  it("submits its own form and not the page’s, by Enter and by its button", async () => {
    // React warns that HTML knows no form in a form: the DOM does.
    const warned = silence();
    const onSubmit = vi.fn();
    const { heard, host } = inHostForm(ours(onSubmit));
    await userEvent.type(field(), "12345678");
    heard.keyDown.mockClear();
    await enter();
    await press();
    await userEvent.click(screen.getByRole("button", { name: "Forgotten" }));
    expect(onSubmit).toHaveBeenCalledTimes(2);
    expect(heard.submit).not.toHaveBeenCalled();
    expect(heard.change).not.toHaveBeenCalled();
    expect(heard.keyDown).not.toHaveBeenCalled();
    expect([...new FormData(host).keys()]).toEqual(["nickname"]);
    warned.mockRestore();
  });

  it("has no control that belongs to the page’s form, nor one that has a name but for its group", () => {
    const warned = silence();
    const { host } = inHostForm(
      <>
        {ours(() => undefined)}
        <SearchField label="Bank" clearLabel="Clear" value="a" onValueChange={() => undefined} />
        <IconButton label="Close" icon={null} />
      </>,
    );
    expect([...host.elements].map((element) => element.getAttribute("name"))).toEqual(["nickname"]);
    const named = [...host.querySelectorAll("[name]")].map((element) =>
      element.getAttribute("type"),
    );
    expect(named).toEqual([null, "radio"]);
    warned.mockRestore();
  });

  it("has no control that belongs to the page’s form where a parser has dropped the inner form", () => {
    const warned = silence();
    const { host } = inHostForm(ours(() => undefined));
    // HTML has no form in a form: a parser passes over the inner tag.
    const page = new DOMParser().parseFromString(host.outerHTML, "text/html");
    expect(page.forms).toHaveLength(1);
    expect(page.querySelectorAll("input, button").length).toBeGreaterThan(3);
    const names = [...(page.forms[0]?.elements ?? [])].map((element) =>
      element.getAttribute("name"),
    );
    expect(names).toEqual(["nickname"]);
    warned.mockRestore();
  });

  it("keeps a search from the page’s form", async () => {
    const onValueChange = vi.fn();
    const { heard } = inHostForm(
      <Screen>
        <SearchField label="Bank" clearLabel="Clear" value="" onValueChange={onValueChange} />
      </Screen>,
    );
    await userEvent.type(screen.getByRole("searchbox"), "a{Enter}");
    expect(onValueChange).toHaveBeenCalledWith("a");
    expect(heard.change).not.toHaveBeenCalled();
    expect(heard.submit).not.toHaveBeenCalled();
  });
});
