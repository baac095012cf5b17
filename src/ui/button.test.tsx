import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Button } from "./button.tsx";
import { ExternalLink } from "./external-link.tsx";
import { Form } from "./form.tsx";
import { IconButton } from "./icon-button.tsx";
import { LinkButton } from "./link-button.tsx";

describe("Button", () => {
  it("is pressed by mouse and keyboard", async () => {
    const onClick = vi.fn();
    render(<Button onClick={onClick}>Continue</Button>);
    await userEvent.click(screen.getByRole("button", { name: "Continue" }));
    await userEvent.keyboard("{Enter}");
    expect(onClick).toHaveBeenCalledTimes(2);
  });

  it("while busy ignores presses, says so, and is still not disabled", async () => {
    const onClick = vi.fn();
    render(
      <Button busy onClick={onClick}>
        Continue
      </Button>,
    );
    const button = screen.getByRole("button", { name: "Continue" });
    await userEvent.click(button);
    await userEvent.keyboard("{Enter}");
    expect(onClick).not.toHaveBeenCalled();
    expect(button).toBeEnabled();
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute("aria-disabled", "true");
    expect(button).toHaveAttribute("aria-busy", "true");
    expect(button).toHaveAccessibleName("Continue");
  });

  it("while busy also stops the submission by Enter in a field", async () => {
    const onSubmit = vi.fn();
    const form = (busy: boolean) => (
      <Form onSubmit={onSubmit}>
        <input aria-label="Code" />
        <Button type="submit" busy={busy}>
          Confirm
        </Button>
      </Form>
    );
    const { rerender } = render(form(true));
    await userEvent.type(screen.getByRole("textbox"), "1{Enter}");
    expect(onSubmit).not.toHaveBeenCalled();
    rerender(form(false));
    await userEvent.type(screen.getByRole("textbox"), "{Enter}");
    expect(onSubmit).toHaveBeenCalledOnce();
  });
});

it("names an icon button", () => {
  render(<IconButton label="Close" icon={<svg aria-hidden="true" />} />);
  expect(screen.getByRole("button", { name: "Close" })).toBeInTheDocument();
});

it("never submits a form by a quiet action", async () => {
  const onSubmit = vi.fn();
  render(
    <form onSubmit={onSubmit}>
      <LinkButton>Cancel</LinkButton>
    </form>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(onSubmit).not.toHaveBeenCalled();
});

describe("ExternalLink", () => {
  it("opens a new tab without opener or referrer", () => {
    render(<ExternalLink href="https://bank.example/a">Your bank (new tab)</ExternalLink>);
    const link = screen.getByRole("link", { name: "Your bank (new tab)" });
    expect(link).toHaveAttribute("href", "https://bank.example/a");
    expect(link).toHaveAttribute("target", "_blank");
    expect(link).toHaveAttribute("rel", "noopener noreferrer");
  });

  it.each([
    null,
    undefined,
    "",
    "http://bank.example",
    // eslint-disable-next-line no-script-url -- the attack under test
    "javascript:alert(1)",
    " jAvAsCrIpT:alert(1)",
    "data:text/html,x",
    "//bank.example",
    "/relative",
    "https://your-bank.example@evil.example",
  ])("renders nothing for %j", (href) => {
    const { container } = render(<ExternalLink href={href}>Your bank</ExternalLink>);
    expect(container).toBeEmptyDOMElement();
  });
});
