import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { createRef, useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { DateField } from "./date-field.tsx";

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

  it("tells incomplete, unreal and complete apart while it is typed", async () => {
    const onChange = vi.fn();
    function Form() {
      const [value, setValue] = useState("");
      return (
        <DateField
          label="Date of birth"
          parts={parts}
          value={value}
          onChange={(iso, state) => {
            setValue(iso);
            onChange(iso, state);
          }}
        />
      );
    }
    render(<Form />);
    await userEvent.type(screen.getByRole("textbox", { name: "Day" }), "31");
    expect(onChange).toHaveBeenLastCalledWith("", "incomplete");
    await userEvent.type(screen.getByRole("textbox", { name: "Month" }), "4");
    await userEvent.type(screen.getByRole("textbox", { name: "Year" }), "1980");
    expect(onChange).toHaveBeenLastCalledWith("", "unreal");
    await userEvent.type(screen.getByRole("textbox", { name: "Month" }), "{Backspace}5");
    expect(onChange).toHaveBeenLastCalledWith("1980-05-31", "complete");
    await userEvent.clear(screen.getByRole("textbox", { name: "Year" }));
    expect(onChange).toHaveBeenLastCalledWith("", "incomplete");
    expect(screen.getByRole("textbox", { name: "Day" })).toHaveValue("31");
  });

  it("shows an ISO value and follows a change from outside", () => {
    const { rerender } = render(<DateField label="Date" parts={parts} value="1980-03-27" />);
    expect(screen.getByRole("textbox", { name: "Day" })).toHaveValue("27");
    rerender(<DateField label="Date" parts={parts} value="" />);
    expect(screen.getByRole("textbox", { name: "Year" })).toHaveValue("");
  });

  it("spreads a whole pasted date over the three inputs", async () => {
    const onChange = vi.fn();
    render(<DateField label="Date" parts={parts} onChange={onChange} />);
    await userEvent.click(screen.getByRole("textbox", { name: "Day" }));
    await userEvent.paste("27/03/1980");
    expect(onChange).toHaveBeenLastCalledWith("1980-03-27", "complete");
    expect(screen.getByRole("textbox", { name: "Month" })).toHaveValue("03");
  });

  it("reports leaving only when focus leaves all three", async () => {
    const onBlur = vi.fn();
    const ref = createRef<HTMLInputElement>();
    render(<DateField ref={ref} id="birth" label="Date" parts={parts} onBlur={onBlur} />);
    await userEvent.tab();
    expect(ref.current).toHaveFocus();
    expect(ref.current).toHaveAttribute("id", "birth");
    await userEvent.tab();
    await userEvent.tab();
    expect(onBlur).not.toHaveBeenCalled();
    await userEvent.tab();
    expect(onBlur).toHaveBeenCalledOnce();
  });
});
