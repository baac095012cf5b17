import { act, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { createRef } from "react";
import { describe, expect, it } from "vitest";
import { DateField, type DateControl } from "./date-field.tsx";

const parts = { day: "Day", month: "Month", year: "Year" };

describe("DateField", () => {
  it("is a group of three named inputs with hint and error", () => {
    render(
      <DateField
        label="Date of birth"
        suffix="(optional)"
        hint="For example 27 3 1980"
        error="This date does not exist."
        parts={parts}
      />,
    );
    const group = screen.getByRole("group", { name: "Date of birth (optional)" });
    expect(group).toHaveAccessibleDescription("For example 27 3 1980 This date does not exist.");
    for (const name of ["Day", "Month", "Year"]) {
      const input = screen.getByRole("textbox", { name });
      expect(input).toHaveAttribute("inputmode", "numeric");
      expect(input).toHaveAttribute("autocomplete", "off");
      expect(input).toBeInvalid();
    }
  });

  it("is one control: what stands in its inputs is read there, whoever put it there", async () => {
    const ref = createRef<DateControl>();
    render(<DateField ref={ref} id="birth" label="Date of birth" parts={parts} />);
    expect(ref.current?.value).toBe("");
    await userEvent.type(screen.getByRole("textbox", { name: "Day" }), "31");
    await userEvent.type(screen.getByRole("textbox", { name: "Month" }), "4");
    expect(ref.current?.value).toBe("-04-31");
    // As a password manager may: no event tells of it.
    screen.getByRole<HTMLInputElement>("textbox", { name: "Year" }).value = "1980";
    expect(ref.current?.value).toBe("1980-04-31");
    act(() => {
      ref.current?.focus();
    });
    expect(screen.getByRole("textbox", { name: "Day" })).toHaveFocus();
    expect(screen.getByRole("textbox", { name: "Day" })).toHaveAttribute("id", "birth");
  });

  it("shows an ISO value that is set, and is emptied after it has left the page", () => {
    const ref = createRef<DateControl>();
    const { unmount } = render(<DateField ref={ref} label="Date" parts={parts} />);
    const year = screen.getByRole("textbox", { name: "Year" });
    if (ref.current !== null) ref.current.value = "1980-03-27";
    expect(screen.getByRole("textbox", { name: "Day" })).toHaveValue("27");
    const control = ref.current;
    unmount();
    if (control !== null) control.value = "";
    expect(year).toHaveValue("");
  });

  it("spreads a whole pasted date over the three inputs", async () => {
    const ref = createRef<DateControl>();
    render(<DateField ref={ref} label="Date" parts={parts} />);
    await userEvent.click(screen.getByRole("textbox", { name: "Day" }));
    await userEvent.paste("27/03/1980");
    expect(ref.current?.value).toBe("1980-03-27");
    expect(screen.getByRole("textbox", { name: "Month" })).toHaveValue("03");
  });
});
