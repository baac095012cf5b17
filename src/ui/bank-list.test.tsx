import { fireEvent, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { renderToString } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { BankList, BankRow } from "./bank-list.tsx";
import { BankTile } from "./bank-tile.tsx";

const tileOf = (container: HTMLElement) => container.querySelector<HTMLElement>("[data-size]");

describe("BankList", () => {
  const list = (onSelect: (id: string) => void) => (
    <BankList label="Banks" busy>
      <BankRow id="1" name="Banque du Phare" onSelect={onSelect} />
      <BankRow
        id="2"
        name="Nova"
        detail="Business"
        note="May not work well now"
        onSelect={onSelect}
      />
      <BankRow id="3" name="Caisse des Monts" onSelect={onSelect} />
    </BankList>
  );

  it("is a named list that says when it is loading", () => {
    render(list(() => {}));
    const banks = screen.getByRole("list", { name: "Banks" });
    expect(banks).toHaveAttribute("aria-busy", "true");
    expect(screen.getAllByRole("listitem")).toHaveLength(3);
  });

  it("names a row by the bank, its kind and its remark, not by its tile", async () => {
    const onSelect = vi.fn();
    render(list(onSelect));
    await userEvent.click(
      screen.getByRole("button", { name: "Nova Business May not work well now" }),
    );
    expect(onSelect).toHaveBeenCalledWith("2");
  });

  it("moves between rows with the arrows, Home and End, and chooses with Enter", async () => {
    const onSelect = vi.fn();
    render(list(onSelect));
    const [first, second, third] = screen.getAllByRole("button");
    await userEvent.tab();
    expect(first).toHaveFocus();
    await userEvent.keyboard("{ArrowUp}{ArrowDown}");
    expect(second).toHaveFocus();
    await userEvent.keyboard("{End}{ArrowDown}");
    expect(third).toHaveFocus();
    await userEvent.keyboard("{Home}{Enter}");
    expect(onSelect).toHaveBeenCalledWith("1");
    await userEvent.tab();
    expect(second).toHaveFocus();
  });
});

describe("BankTile", () => {
  it("falls back to initials when the logo does not load, and tries a new address again", () => {
    const { container, rerender } = render(<BankTile name="Banque du Phare" logoUrl="/logos/a" />);
    const logo = container.querySelector("img");
    if (!logo) throw new Error("no logo");
    expect(logo).toHaveAttribute("alt", "");
    fireEvent.error(logo);
    expect(container).toHaveTextContent("BP");
    rerender(<BankTile name="Banque du Phare" logoUrl="/logos/b" />);
    expect(container.querySelector("img")).toHaveAttribute("src", "/logos/b");
  });

  it("paints the brand colour through the style object and unpaints it", () => {
    const { container, rerender } = render(<BankTile name="Nova" color="ffcc00" />);
    const tile = tileOf(container);
    expect(tile?.style.getPropertyValue("--guichet-tile-fill")).toBe("#ffcc00");
    expect(tile?.style.getPropertyValue("--guichet-tile-ink")).toBe("#000000");
    rerender(<BankTile name="Nova" color="red; background: url(x)" />);
    expect(tile?.style.getPropertyValue("--guichet-tile-fill")).toBe("");
  });

  it("writes no style attribute on the server", () => {
    expect(renderToString(<BankTile name="Nova" color="ffcc00" />)).not.toContain("style");
  });
});
