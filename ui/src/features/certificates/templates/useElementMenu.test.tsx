import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import "../../../app/text";
import type { TemplateElement } from "../../../bindings";
import { ContextMenus } from "../../../design/ContextMenu";
import { Layers } from "./panels/Layers";
import { stacked } from "./stacking";
import { useElementMenu } from "./useElementMenu";

const line = (id: string) => ({ id, name: id, frame: { x: 0, y: 0, width: 1, height: 1 }, locked: false, hidden: false, kind: { type: "line", colour: "ink", weight: 1, dash: 0 } }) as TemplateElement;
const ELEMENTS = [line("back"), line("middle"), line("front")];

const order = vi.fn<(ids: string[]) => void>();
const select = vi.fn<(ids: string[]) => void>();
const remove = vi.fn<() => void>();
const nothing = () => {};

function Desk({ selected }: { selected: string[] }) {
  const menu = useElementMenu({ elements: ELEMENTS, selected, isReadOnly: false, select, order, keep: nothing, paste: nothing, copy: nothing, remove, change: nothing });
  return (
    <>
      <div onContextMenu={menu.onContextMenu}>
        <div data-element="middle">On the page</div>
        <aside onKeyDownCapture={menu.onLayerKeys}>
          <Layers elements={ELEMENTS} selected={selected} isReadOnly={false} onSelect={nothing} onOrder={order} onChange={nothing} />
        </aside>
      </div>
      <ContextMenus />
    </>
  );
}

test("what is moved passes what lies beside it, several together and none another", () => {
  const all = ["a", "b", "c", "d"];
  expect(stacked(all, ["b"], "forward")).toEqual(["a", "c", "b", "d"]);
  expect(stacked(all, ["b", "c"], "forward")).toEqual(["a", "d", "b", "c"]);
  expect(stacked(all, ["c", "d"], "forward")).toEqual(all);
  expect(stacked(all, ["a", "c"], "backward")).toEqual(["a", "c", "b", "d"]);
  expect(stacked(all, ["a", "b"], "front")).toEqual(["c", "d", "a", "b"]);
  expect(stacked(all, ["d"], "back")).toEqual(["d", "a", "b", "c"]);
});

test("an element on the page has a menu of its own, which moves it without dragging", async () => {
  render(<Desk selected={["front"]} />);
  fireEvent.contextMenu(screen.getByText("On the page"), { clientX: 5, clientY: 5 });
  expect(select).toHaveBeenCalledWith(["middle"]);
  await act(async () => void fireEvent.click(screen.getByRole("menuitem", { name: "Bring to front" })));
  expect(order).toHaveBeenLastCalledWith(["back", "front", "middle"]);
});

test("a layer is moved by its menu, by Alt and arrows, together with what is selected", async () => {
  render(<Desk selected={["back", "middle"]} />);
  const row = screen.getByRole("row", { name: "back" });
  fireEvent.keyDown(row, { key: "ArrowUp", altKey: true });
  expect(order).toHaveBeenLastCalledWith(["front", "back", "middle"]);
  fireEvent.contextMenu(row, { clientX: 5, clientY: 5 });
  await act(async () => void fireEvent.click(screen.getByRole("menuitem", { name: "Delete" })));
  expect(remove).toHaveBeenCalledOnce();
});
