import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { createRef } from "react";
import { createPortal } from "react-dom";
import { describe, expect, it } from "vitest";
import { BankMessage } from "./bank-message.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { Notice } from "./notice.tsx";
import { TextField } from "./text-field.tsx";

const items = [{ fieldId: "login", message: "Fill in “Identifier”." }];

describe("ErrorSummary", () => {
  it("can take focus, is named by its heading and is no alert", () => {
    const ref = createRef<HTMLElement>();
    render(<ErrorSummary ref={ref} heading="There is 1 problem" items={items} />);
    ref.current?.focus();
    expect(screen.getByRole("region", { name: "There is 1 problem" })).toHaveFocus();
    expect(screen.getByRole("heading", { level: 2 })).toHaveTextContent("There is 1 problem");
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  it("leads from each message to its field without touching the address", async () => {
    render(
      <>
        <ErrorSummary heading="There is 1 problem" items={items} />
        <TextField id="login" label="Identifier" />
      </>,
    );
    await userEvent.click(screen.getByRole("link", { name: "Fill in “Identifier”." }));
    expect(screen.getByRole("textbox", { name: "Identifier" })).toHaveFocus();
    expect(window.location.hash).toBe("");
  });

  it("finds the field inside a shadow root", async () => {
    const host = document.body.appendChild(document.createElement("div"));
    const shadow = host.attachShadow({ mode: "open" });
    const { unmount } = render(
      createPortal(
        <>
          <ErrorSummary heading="There is 1 problem" items={items} />
          <TextField id="login" label="Identifier" />
        </>,
        shadow,
      ),
    );
    const link = shadow.querySelector("a");
    if (!link) throw new Error("no link");
    await userEvent.click(link);
    expect(shadow.activeElement).toBe(shadow.querySelector("input"));
    unmount();
    host.remove();
  });
});

it("sets the bank's words apart, as plain text of an unknown language", () => {
  render(
    <BankMessage heading="Message from your bank" text={"<b>Bonjour</b>\nhttps://x.example"} />,
  );
  const group = screen.getByRole("group", { name: "Message from your bank" });
  const words = screen.getByText(/<b>Bonjour<\/b>/);
  expect(group).toContainElement(words);
  expect(words).toHaveAttribute("lang", "");
  expect(words).toHaveAttribute("dir", "auto");
  expect(screen.queryByRole("link")).not.toBeInTheDocument();
});

it("shows a notice without announcing it", () => {
  render(
    <Notice tone="danger" heading="You are offline">
      Waiting goes on when the network is back.
    </Notice>,
  );
  expect(screen.getByText("You are offline")).toBeInTheDocument();
  expect(screen.getByText("Waiting goes on when the network is back.")).toBeInTheDocument();
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  expect(screen.queryByRole("status")).not.toBeInTheDocument();
});
