import { act, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";

import "../app/text";
import { Ordered, moved } from "./Ordered";
import { ActionsMenu } from "./menu";

function List() {
  const [items, setItems] = useState(["Describe", "Assess", "Negotiate"]);
  return (
    <Ordered items={items} keyOf={(item) => item} nameOf={(item) => item} move={(from, to) => setItems(moved(items, from, to))} isFixed={false}>
      {(item, _, { handle, actions }) => (
        <>
          {handle}
          <input aria-label={item} />
          <ActionsMenu label={`Actions: ${item}`} actions={actions} />
        </>
      )}
    </Ordered>
  );
}

const order = () => screen.getAllByRole("textbox").map((field) => field.getAttribute("aria-label"));

test("a member stands in its new place", () => {
  expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a"], 3, 0)).toEqual(["a"]);
});

test("Alt and arrows move a row, and the focus goes with it", async () => {
  render(<List />);
  const field = screen.getByLabelText("Describe");
  field.focus();
  fireEvent.keyDown(field, { key: "ArrowDown", altKey: true });
  await act(async () => void (await new Promise((go) => requestAnimationFrame(go))));
  expect(order()).toEqual(["Assess", "Describe", "Negotiate"]);
  expect(document.activeElement).toBe(screen.getByLabelText("Describe"));
  fireEvent.keyDown(field, { key: "ArrowUp", altKey: true });
  fireEvent.keyDown(field, { key: "ArrowUp", altKey: true });
  expect(order()).toEqual(["Describe", "Assess", "Negotiate"]);
});

test("a menu moves a row, without dragging", async () => {
  render(<List />);
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Actions: Assess" })));
  await act(async () => void fireEvent.click(screen.getByRole("menuitem", { name: "Move up" })));
  expect(order()).toEqual(["Assess", "Describe", "Negotiate"]);
});

test("each row can be dragged, by pointer and by keys", () => {
  render(<List />);
  expect(screen.getByRole("button", { name: "Move Describe" }).getAttribute("draggable")).toBe("true");
});
