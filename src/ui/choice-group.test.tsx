import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { createRef } from "react";
import { useForm } from "react-hook-form";
import { describe, expect, it, vi } from "vitest";
import { CheckboxGroup, RadioGroup } from "./choice-group.tsx";
import { Heading } from "./heading.tsx";

const options = [
  { value: "site", label: "On your bank’s site", description: "Accounts: current accounts" },
  { value: "here", label: "Here", description: "Accounts: savings", aside: "12 €" },
];

describe("RadioGroup", () => {
  it("takes its name from a legend that is the heading", () => {
    render(<RadioGroup name="way" legend={<Heading level={1}>How?</Heading>} options={options} />);
    expect(screen.getByRole("radiogroup", { name: "How?" })).toBeInTheDocument();
    expect(screen.getByRole("heading", { level: 1, name: "How?" })).toBeInTheDocument();
  });

  it("names each choice by its label and describes it by the rest", () => {
    render(<RadioGroup name="way" legend="How?" options={options} />);
    expect(screen.getByRole("radio", { name: "Here" })).toHaveAccessibleDescription(
      "Accounts: savings 12 €",
    );
  });

  it("ties the error to the group", () => {
    render(
      <RadioGroup name="way" legend="How?" options={options} error="Choose how to connect." />,
    );
    const group = screen.getByRole("radiogroup");
    expect(group).toHaveAccessibleDescription("Choose how to connect.");
    expect(group).toHaveAttribute("aria-invalid", "true");
  });

  it("moves by arrow keys and reports the choice to a form library", async () => {
    const onValid = vi.fn<(values: unknown) => void>();
    function Form() {
      const { register, handleSubmit } = useForm<{ way: string }>();
      return (
        <form onSubmit={(event) => void handleSubmit((values) => onValid(values))(event)}>
          <RadioGroup legend="How?" options={options} {...register("way")} />
          <button>Continue</button>
        </form>
      );
    }
    render(<Form />);
    await userEvent.click(screen.getByRole("radio", { name: "On your bank’s site" }));
    await userEvent.keyboard("{ArrowDown}");
    expect(screen.getByRole("radio", { name: "Here" })).toBeChecked();
    await userEvent.click(screen.getByRole("button", { name: "Continue" }));
    expect(onValid).toHaveBeenCalledWith({ way: "here" });
  });

  it("gives a ref object and the id to the first choice", () => {
    const ref = createRef<HTMLInputElement>();
    render(<RadioGroup ref={ref} id="way" name="way" legend="How?" options={options} />);
    expect(ref.current).toBe(screen.getByRole("radio", { name: "On your bank’s site" }));
    expect(ref.current).toHaveAttribute("id", "way");
  });
});

describe("CheckboxGroup", () => {
  it("collects every ticked value in a form library, by keyboard", async () => {
    const onValid = vi.fn<(values: unknown) => void>();
    function Form() {
      const { register, handleSubmit } = useForm<{ accounts: string[] }>({
        defaultValues: { accounts: [] },
      });
      return (
        <form onSubmit={(event) => void handleSubmit((values) => onValid(values))(event)}>
          <CheckboxGroup legend="Accounts" options={options} {...register("accounts")} />
          <button>Share</button>
        </form>
      );
    }
    render(<Form />);
    await userEvent.tab();
    await userEvent.keyboard(" ");
    await userEvent.tab();
    await userEvent.keyboard(" ");
    await userEvent.click(screen.getByRole("button", { name: "Share" }));
    expect(onValid).toHaveBeenCalledWith({ accounts: ["site", "here"] });
  });

  it("never asks for every box to be ticked", () => {
    render(<CheckboxGroup legend="Accounts" options={options} required error="Choose one." />);
    const box = screen.getByRole("checkbox", { name: "Here" });
    expect(box).not.toBeRequired();
    expect(box).toBeInvalid();
    expect(screen.getByRole("group", { name: "Accounts" })).toHaveAccessibleDescription(
      "Choose one.",
    );
  });
});
