import { fireEvent, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { StrictMode, useRef, useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { SearchField } from "./search-field.tsx";

function Leave({ onCancel, onClose }: { onCancel: () => void; onClose: () => void }) {
  const stay = useRef<HTMLButtonElement>(null);
  return (
    <Dialog label="Leave now?" onCancel={onCancel} initialFocus={stay}>
      <Button onClick={onClose}>Leave</Button>
      <Button ref={stay} onClick={onClose}>
        Stay
      </Button>
    </Dialog>
  );
}

function Page({ onCancel = () => {} }: { onCancel?: () => void }) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>Close</Button>
      {isOpen && (
        <Leave
          onClose={close}
          onCancel={() => {
            onCancel();
            close();
          }}
        />
      )}
    </>
  );
}

describe("Dialog", () => {
  it.each([
    ["plainly", <Page key="page" />],
    [
      "in StrictMode",
      <StrictMode key="page">
        <Page />
      </StrictMode>,
    ],
  ])("opens on the given element and gives the focus back, %s", async (_, page) => {
    render(page);
    await userEvent.click(screen.getByRole("button", { name: "Close" }));
    expect(screen.getByRole("dialog", { name: "Leave now?" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Stay" })).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Close" })).toHaveFocus();
  });

  it("asks once to cancel on Escape", async () => {
    const onCancel = vi.fn();
    render(<Page onCancel={onCancel} />);
    await userEvent.click(screen.getByRole("button", { name: "Close" }));
    await userEvent.keyboard("{Escape}");
    expect(onCancel).toHaveBeenCalledOnce();
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("takes the browser's own request to close as a question, not as a fact", () => {
    const onCancel = vi.fn();
    render(
      <Dialog label="Connect your bank" variant="panel" onCancel={onCancel}>
        content
      </Dialog>,
    );
    const dialog = screen.getByRole("dialog", { name: "Connect your bank" });
    expect(fireEvent(dialog, new Event("cancel", { cancelable: true }))).toBe(false);
    expect(onCancel).toHaveBeenCalledOnce();
    expect(dialog).toHaveAttribute("open");
  });

  it("opens again when the browser closes it all the same", () => {
    const onCancel = vi.fn();
    render(
      <Dialog label="Connect your bank" onCancel={onCancel}>
        content
      </Dialog>,
    );
    const dialog = screen.getByRole("dialog");
    dialog.removeAttribute("open");
    fireEvent(dialog, new Event("close"));
    expect(dialog).toHaveAttribute("open");
    expect(onCancel).toHaveBeenCalledOnce();
  });

  it("leaves Escape to a search that has something to clear", async () => {
    const onCancel = vi.fn();
    const onValueChange = vi.fn();
    render(
      <Dialog label="Connect your bank" onCancel={onCancel}>
        <SearchField label="Bank" clearLabel="Clear" value="x" onValueChange={onValueChange} />
      </Dialog>,
    );
    await userEvent.type(screen.getByRole("searchbox"), "{Escape}");
    expect(onValueChange).toHaveBeenCalledWith("");
    expect(onCancel).not.toHaveBeenCalled();
  });

  it("keeps Escape from the page around, which may close on it too", async () => {
    const onKeyDown = vi.fn();
    render(
      // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- stands for a host that listens
      <div onKeyDown={onKeyDown}>
        <Dialog label="Leave now?" onCancel={() => undefined}>
          <Button>Stay</Button>
        </Dialog>
      </div>,
    );
    screen.getByRole("button", { name: "Stay" }).focus();
    await userEvent.keyboard("{Escape}");
    expect(onKeyDown).not.toHaveBeenCalled();
  });

  it("asks only the inner one of two dialogs", async () => {
    const [outer, inner] = [vi.fn(), vi.fn()];
    render(
      <Dialog label="Connect your bank" onCancel={outer}>
        <Dialog label="Leave now?" onCancel={inner}>
          <Button>Stay</Button>
        </Dialog>
      </Dialog>,
    );
    screen.getByRole("button", { name: "Stay" }).focus();
    await userEvent.keyboard("{Escape}");
    expect(inner).toHaveBeenCalledOnce();
    expect(outer).not.toHaveBeenCalled();
  });

  it("gives the focus back past an inner dialog that goes at the same time", async () => {
    function Host() {
      const [isOpen, setIsOpen] = useState(false);
      const [isAsking, setIsAsking] = useState(false);
      return (
        <>
          <Button onClick={() => setIsOpen(true)}>Open</Button>
          {isOpen && (
            <Dialog label="Connect your bank" onCancel={() => setIsAsking(true)}>
              <Button onClick={() => setIsAsking(true)}>Close</Button>
              {isAsking && (
                <Dialog label="Leave now?" onCancel={() => setIsAsking(false)}>
                  <Button onClick={() => setIsOpen(false)}>Leave</Button>
                </Dialog>
              )}
            </Dialog>
          )}
        </>
      );
    }
    render(<Host />);
    await userEvent.click(screen.getByRole("button", { name: "Open" }));
    await userEvent.click(screen.getByRole("button", { name: "Close" }));
    await userEvent.click(screen.getByRole("button", { name: "Leave" }));
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Open" })).toHaveFocus();
  });
});
