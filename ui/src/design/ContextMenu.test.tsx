import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import "../app/text";
import { ContextMenus, menuOf } from "./ContextMenu";

const open = vi.fn<() => void>();
const beside = vi.fn<() => void>();

function Row() {
  return (
    <>
      <ContextMenus />
      <p data-testid="row" {...menuOf("ADS-1", () => [{ id: "open", label: "Open", run: open }, { id: "delete", label: "Delete", isDisabled: true, run: () => {} }])}>
        Applied Data Stewardship
      </p>
      <input aria-label="Title" defaultValue="Data" />
      <button type="button" onClick={beside}>
        Beside
      </button>
    </>
  );
}

const items = () => screen.queryAllByRole("menuitem").map((item) => [item.textContent, item.getAttribute("aria-disabled") === "true"]);

test("a thing in a list has a menu of the program’s own, and the web view’s never appears", async () => {
  render(<Row />);
  let kept = true;
  await act(async () => {
    kept = fireEvent.contextMenu(screen.getByTestId("row"), { clientX: 40, clientY: 60 });
  });
  expect(kept).toBe(false);
  expect(items()).toEqual([["Open", false], ["Delete", true]]);
  await act(async () => void fireEvent.click(screen.getByText("Open")));
  expect(open).toHaveBeenCalledOnce();
  expect(items()).toEqual([]);
  expect(fireEvent.contextMenu(screen.getByText("Beside"))).toBe(false);
  expect(items()).toEqual([]);
});

test("a press beside it closes it, and does what it says there", async () => {
  render(<Row />);
  await act(async () => void fireEvent.contextMenu(screen.getByTestId("row"), { clientX: 40, clientY: 60 }));
  const button = screen.getByText("Beside");
  await act(async () => void (fireEvent.pointerDown(button), fireEvent.click(button)));
  expect(items()).toEqual([]);
  expect(beside).toHaveBeenCalledOnce();
});

test("a field of text offers what a field does", async () => {
  render(<Row />);
  const field = screen.getByLabelText("Title") as HTMLInputElement;
  field.focus();
  field.setSelectionRange(0, 2);
  await act(async () => void fireEvent.contextMenu(field, { clientX: 40, clientY: 60 }));
  expect(items()).toEqual([["Cut", false], ["Copy", false], ["Paste", false], ["Select all", false]]);
});
