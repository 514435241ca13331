import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import "../app/text";
import { SelectionBar, useSelection } from "./selection";

const IDS = ["a", "b", "c", "d"];
const remove = vi.fn<(picked: string[]) => void>();
const opened = vi.fn<(id: string) => void>();

function List() {
  const selection = useSelection(IDS);
  return (
    <>
      {IDS.map((id) => {
        const own = selection.linkOf(id);
        return (
          <a
            key={id}
            href={`#${id}`}
            {...own}
            onClick={(event) => {
              own.onClick(event);
              if (!event.defaultPrevented) {
                opened(id);
              }
            }}
          >
            {id}
          </a>
        );
      })}
      <SelectionBar selection={selection} actions={[{ id: "delete", label: "Delete", run: () => remove([...selection.picked]) }]} />
    </>
  );
}

test("several are selected with Ctrl and Shift, or with Space, and acted on together", () => {
  render(<List />);
  expect(screen.queryByText("Delete")).toBeNull();
  fireEvent.click(screen.getByText("b"), { ctrlKey: true, detail: 1 });
  fireEvent.click(screen.getByText("d"), { shiftKey: true, detail: 1 });
  expect(screen.getByRole("status").textContent).toBe("3 selected");
  expect(opened).not.toHaveBeenCalled();
  fireEvent.keyDown(screen.getByText("c"), { key: " " });
  fireEvent.click(screen.getByText("Delete"));
  expect(remove).toHaveBeenCalledWith(["b", "d"]);
  fireEvent.click(screen.getByText("Select none"));
  expect(screen.queryByText("Delete")).toBeNull();
  // A plain press opens, as before.
  fireEvent.click(screen.getByText("a"), { detail: 1 });
  expect(opened).toHaveBeenCalledWith("a");
});
