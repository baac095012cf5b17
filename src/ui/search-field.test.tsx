import { createEvent, fireEvent, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { createRef, useState } from "react";
import { expect, it, vi } from "vitest";
import { SearchField } from "./search-field.tsx";

function Search({ onKeyDown }: { onKeyDown?: (key: string) => void }) {
  const [value, setValue] = useState("");
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- stands for the page around the field
    <div onKeyDown={(event) => onKeyDown?.(event.key)}>
      <SearchField
        label="Bank name"
        clearLabel="Clear the search"
        value={value}
        onValueChange={setValue}
      />
    </div>
  );
}

it("offers to clear only what is there, and keeps the focus in the field", async () => {
  render(<Search />);
  const field = screen.getByRole("searchbox", { name: "Bank name" });
  expect(screen.queryByRole("button", { name: "Clear the search" })).not.toBeInTheDocument();
  await userEvent.type(field, "phare");
  await userEvent.click(screen.getByRole("button", { name: "Clear the search" }));
  expect(field).toHaveValue("");
  expect(field).toHaveFocus();
});

it("empties on Escape and leaves the next Escape to the page", async () => {
  const onKeyDown = vi.fn();
  render(<Search onKeyDown={onKeyDown} />);
  const field = screen.getByRole("searchbox");
  await userEvent.type(field, "p");
  onKeyDown.mockClear();
  await userEvent.keyboard("{Escape}");
  expect(field).toHaveValue("");
  expect(onKeyDown).not.toHaveBeenCalled();
  await userEvent.keyboard("{Escape}");
  expect(onKeyDown).toHaveBeenCalledWith("Escape");
});

it("leaves the Escape that gives up a word of an input method to the browser", async () => {
  const onKeyDown = vi.fn();
  render(<Search onKeyDown={onKeyDown} />);
  const field = screen.getByRole("searchbox");
  await userEvent.type(field, "p");
  onKeyDown.mockClear();
  const event = createEvent.keyDown(field, { key: "Escape", isComposing: true });
  fireEvent(field, event);
  expect(field).toHaveValue("p");
  expect(event.defaultPrevented).toBe(false);
  expect(onKeyDown).not.toHaveBeenCalled();
});

it("hands its input to a ref", () => {
  const ref = createRef<HTMLInputElement>();
  render(
    <SearchField ref={ref} label="Bank" clearLabel="Clear" value="" onValueChange={() => {}} />,
  );
  expect(ref.current).toBe(screen.getByRole("searchbox"));
});
