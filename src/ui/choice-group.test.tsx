import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { createRef } from "react";
import { describe, expect, it } from "vitest";
import { CheckboxGroup, RadioGroup } from "./choice-group.tsx";
import { Form } from "./form.tsx";
import { Heading } from "./heading.tsx";

const options = [
  { value: "site", label: "On your bank’s site", description: "Accounts: current accounts" },
  { value: "here", label: "Here", description: "Accounts: savings", aside: "12 €" },
];

describe("RadioGroup", () => {
  it("takes its name from a legend that is the heading", () => {
    render(<RadioGroup legend={<Heading level={1}>How?</Heading>} options={options} />);
    expect(screen.getByRole("radiogroup", { name: "How?" })).toBeInTheDocument();
    expect(screen.getByRole("heading", { level: 1, name: "How?" })).toBeInTheDocument();
  });

  it("names each choice by its label and describes it by the rest", () => {
    render(<RadioGroup legend="How?" options={options} />);
    expect(screen.getByRole("radio", { name: "Here" })).toHaveAccessibleDescription(
      "Accounts: savings 12 €",
    );
  });

  it("ties the error to the group", () => {
    render(<RadioGroup legend="How?" options={options} error="Choose how to connect." />);
    const group = screen.getByRole("radiogroup");
    expect(group).toHaveAccessibleDescription("Choose how to connect.");
    expect(group).toHaveAttribute("aria-invalid", "true");
  });

  it("moves by arrow keys, under a name that says nothing", async () => {
    render(
      <Form onSubmit={() => undefined}>
        <RadioGroup legend="How?" options={options} />
      </Form>,
    );
    await userEvent.click(screen.getByRole("radio", { name: "On your bank’s site" }));
    await userEvent.keyboard("{ArrowDown}");
    expect(screen.getByRole("radio", { name: "Here" })).toBeChecked();
    const [name = "", ...others] = screen
      .getAllByRole<HTMLInputElement>("radio")
      .map((radio) => radio.name);
    expect(name).not.toMatch(/^$|way|how|here|site/i);
    expect(others).toEqual([name]);
  });

  it("gives a ref object and the id to the first choice", () => {
    const ref = createRef<HTMLInputElement>();
    render(<RadioGroup ref={ref} id="way" legend="How?" options={options} />);
    expect(ref.current).toBe(screen.getByRole("radio", { name: "On your bank’s site" }));
    expect(ref.current).toHaveAttribute("id", "way");
  });
});

describe("CheckboxGroup", () => {
  it("is ticked by keyboard, and has no name that a form would send", async () => {
    render(<CheckboxGroup legend="Accounts" options={options} />);
    await userEvent.tab();
    await userEvent.keyboard(" ");
    await userEvent.tab();
    await userEvent.keyboard(" ");
    for (const box of screen.getAllByRole("checkbox")) {
      expect(box).toBeChecked();
      expect(box).not.toHaveAttribute("name");
    }
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
