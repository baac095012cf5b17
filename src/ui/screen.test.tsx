import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { createRef } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { Button } from "./button.tsx";
import { Disclosure } from "./disclosure.tsx";
import { FormScreen } from "./form-screen.tsx";
import { Heading } from "./heading.tsx";
import { LinkButton } from "./link-button.tsx";
import { Skeleton } from "./skeleton.tsx";
import { StatusRegion } from "./status-region.tsx";
import { Text } from "./text.tsx";
import { TextField } from "./text-field.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";
import { Wait } from "./wait.tsx";
import { WidgetRoot } from "./widget-root.tsx";

const signIn = (onSubmit = vi.fn(), onBack = vi.fn(), onClose = vi.fn()) => (
  <WidgetRoot theme="dark" layout="page" lang="fr" dir="ltr">
    <FormScreen
      back={{ label: "Back", onPress: onBack }}
      close={{ label: "Close", onPress: onClose }}
      bank={{ name: "Banque du Phare", color: "0a6e5c" }}
      intro={<Heading level={1}>Sign in</Heading>}
      primary={<Button type="submit">Sign in</Button>}
      secondary={<LinkButton>Forgotten</LinkButton>}
      foot="Encrypted on this device."
      onSubmit={onSubmit}
    >
      <TextField label="Identifier" />
    </FormScreen>
  </WidgetRoot>
);

describe("Screen", () => {
  it("has back and close, and they do not submit", async () => {
    const [onSubmit, onBack, onClose] = [vi.fn(), vi.fn(), vi.fn()];
    render(signIn(onSubmit, onBack, onClose));
    await userEvent.click(screen.getByRole("button", { name: "Back" }));
    await userEvent.click(screen.getByRole("button", { name: "Close" }));
    expect(onBack).toHaveBeenCalledOnce();
    expect(onClose).toHaveBeenCalledOnce();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it("is tabbed in reading order", async () => {
    render(signIn());
    const names: (string | null)[] = [];
    for (const _ of "12345") {
      await userEvent.tab();
      names.push(
        document.activeElement?.getAttribute("aria-label") ??
          document.activeElement?.textContent ??
          null,
      );
    }
    expect(names).toEqual(["Back", "Close", "", "Sign in", "Forgotten"]);
  });

  it("submits its form by Enter and leaves checking to us", async () => {
    const onSubmit = vi.fn();
    render(signIn(onSubmit));
    const field = screen.getByRole("textbox", { name: "Identifier" });
    expect(field.closest("form")).toHaveAttribute("novalidate");
    await userEvent.type(field, "1{Enter}");
    expect(onSubmit).toHaveBeenCalledOnce();
  });

  it("writes neither style attributes nor style elements on the server", () => {
    const html = renderToString(signIn());
    expect(html).toContain("Sign in");
    expect(html).not.toMatch(/style[=>\s]/);
  });
});

it("carries theme, layout, language and direction on the root", () => {
  const ref = createRef<HTMLDivElement>();
  render(
    <WidgetRoot ref={ref} theme="dark" layout="modal" lang="fr" dir="rtl">
      text
    </WidgetRoot>,
  );
  expect(ref.current).toHaveAttribute("data-theme", "dark");
  expect(ref.current).toHaveAttribute("data-layout", "modal");
  expect(ref.current).toHaveAttribute("lang", "fr");
  expect(ref.current).toHaveAttribute("dir", "rtl");
});

it("lets a heading of any level take focus by code and not by Tab", async () => {
  const ref = createRef<HTMLHeadingElement>();
  render(
    <Heading ref={ref} level={4}>
      Choose your bank
    </Heading>,
  );
  await userEvent.tab();
  expect(ref.current).not.toHaveFocus();
  ref.current?.focus();
  expect(screen.getByRole("heading", { level: 4, name: "Choose your bank" })).toHaveFocus();
});

it("has the status region before it has a message", () => {
  const { rerender } = render(<StatusRegion message="" />);
  const region = screen.getByRole("status");
  expect(region).toBeEmptyDOMElement();
  rerender(<StatusRegion message="3 banks" />);
  expect(screen.getByRole("status")).toBe(region);
  expect(region).toHaveTextContent("3 banks");
});

it("opens help in place", async () => {
  const onToggle = vi.fn();
  render(
    <Disclosure label="I did not get anything" onToggle={onToggle}>
      <Text>Open the app.</Text>
    </Disclosure>,
  );
  const button = screen.getByRole("button", { name: "I did not get anything", expanded: false });
  expect(screen.getByText("Open the app.")).not.toBeVisible();
  await userEvent.click(button);
  expect(button).toHaveAttribute("aria-expanded", "true");
  expect(screen.getByText("Open the app.")).toBeVisible();
  expect(onToggle).toHaveBeenLastCalledWith(true);
});

it("waits and loads without announcing anything", () => {
  render(
    <>
      <Wait elapsed="12 seconds">Keep this page open.</Wait>
      <Skeleton rows={3} />
      <VisuallyHidden>for screen readers</VisuallyHidden>
    </>,
  );
  expect(screen.getByText("12 seconds")).toBeInTheDocument();
  expect(screen.getByText("for screen readers")).toBeInTheDocument();
  expect(screen.queryByRole("status")).not.toBeInTheDocument();
  expect(screen.queryByRole("timer")).not.toBeInTheDocument();
  expect(screen.queryByRole("progressbar")).not.toBeInTheDocument();
});
