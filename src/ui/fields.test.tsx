import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { createRef } from "react";
import { describe, expect, it, vi } from "vitest";
import { Form } from "./form.tsx";
import { PasswordField } from "./password-field.tsx";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";

const reveal = {
  show: "Show Secret code",
  hide: "Hide Secret code",
  shown: "Secret code: visible",
  hidden: "Secret code: hidden",
};

describe("TextField", () => {
  it("is named by its label with the suffix and described by hint and error, in that order", () => {
    render(
      <TextField label="Identifier" suffix="(optional)" hint="8 digits" error="Enter 8 digits." />,
    );
    const field = screen.getByRole("textbox", { name: "Identifier (optional)" });
    expect(field).toHaveAccessibleDescription("8 digits Enter 8 digits.");
    expect(field).toBeInvalid();
  });

  it("says nothing of validity before a check", () => {
    render(<TextField label="Identifier" />);
    const field = screen.getByRole("textbox", { name: "Identifier" });
    expect(field).not.toHaveAttribute("aria-invalid");
    expect(field).not.toHaveAttribute("aria-describedby");
  });

  it("marks the label of a bank as words of an unknown language", () => {
    render(<TextField label="Identifiant client" bankText />);
    expect(screen.getByText("Identifiant client")).toHaveAttribute("lang", "");
    expect(screen.getByText("Identifiant client")).toHaveAttribute("dir", "auto");
  });

  it("keeps what is typed from spelling services and session recorders", () => {
    render(<TextField label="Identifier" autoComplete="username" />);
    const field = screen.getByRole("textbox", { name: "Identifier" });
    expect(field).toHaveAttribute("spellcheck", "false");
    expect(field).toHaveAttribute("autocapitalize", "none");
    expect(field).toHaveAttribute("autocorrect", "off");
    expect(field).toHaveAttribute("autocomplete", "username");
    expect(field).toHaveAttribute("data-sentry-mask");
    expect(field).toHaveAttribute("data-dd-privacy", "mask");
    expect(field).toHaveAttribute("data-hj-suppress");
    expect(field).toHaveClass("rr-mask", "ph-no-capture");
  });

  it("keeps an outside description beside its own", () => {
    render(
      <>
        <p id="foot">Encrypted on this device.</p>
        <TextField label="Identifier" hint="8 digits" aria-describedby="foot" />
      </>,
    );
    expect(screen.getByRole("textbox")).toHaveAccessibleDescription(
      "Encrypted on this device. 8 digits",
    );
  });
});

describe("PasswordField", () => {
  it("shows and hides the secret by keyboard, renames the toggle and announces the change", async () => {
    const onAnnounce = vi.fn();
    render(<PasswordField label="Secret code" reveal={reveal} onAnnounce={onAnnounce} />);
    const field = screen.getByLabelText("Secret code");
    expect(field).toHaveAttribute("type", "password");
    expect(field).toHaveAttribute("autocomplete", "current-password");

    await userEvent.type(field, "1234");
    await userEvent.tab();
    expect(screen.getByRole("button", { name: "Show Secret code" })).toHaveFocus();
    await userEvent.keyboard(" ");
    expect(field).toHaveAttribute("type", "text");
    expect(field).toHaveValue("1234");
    expect(onAnnounce).toHaveBeenLastCalledWith("Secret code: visible");

    await userEvent.click(screen.getByRole("button", { name: "Hide Secret code" }));
    expect(field).toHaveAttribute("type", "password");
    expect(onAnnounce).toHaveBeenLastCalledWith("Secret code: hidden");
  });

  it("hides the secret again when the form is submitted, without an announcement", async () => {
    const onAnnounce = vi.fn();
    render(
      <Form onSubmit={() => undefined}>
        <PasswordField label="Secret code" reveal={reveal} onAnnounce={onAnnounce} />
        <button type="submit">Sign in</button>
      </Form>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Show Secret code" }));
    onAnnounce.mockClear();
    await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
    expect(screen.getByLabelText("Secret code")).toHaveAttribute("type", "password");
    expect(onAnnounce).not.toHaveBeenCalled();
  });
});

describe("SelectField", () => {
  it("starts on the empty option and offers the choices", async () => {
    render(
      <SelectField
        label="Region"
        emptyOption="Select an option"
        options={[{ value: "n", label: "Nord" }]}
      />,
    );
    const field = screen.getByRole("combobox", { name: "Region" });
    expect(field).toHaveValue("");
    expect(field).toHaveDisplayValue("Select an option");
    await userEvent.selectOptions(field, "Nord");
    expect(field).toHaveValue("n");
  });
});

it("hands its control to a ref", () => {
  const ref = createRef<HTMLInputElement>();
  render(<TextField ref={ref} label="Identifier" />);
  expect(ref.current).toBe(screen.getByRole("textbox"));
});
