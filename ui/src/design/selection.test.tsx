import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Link, Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";

import "../app/text";
import { SelectionBar, useSelection } from "./selection";

const IDS = ["a", "b", "c", "d"];
const remove = vi.fn<(picked: string[]) => void>();

function List() {
  const selection = useSelection(IDS);
  return (
    <>
      {IDS.map((id) => {
        return (
          <Link key={id} href={`/${id}`} {...selection.linkOf(id)}>
            {id}
          </Link>
        );
      })}
      <SelectionBar selection={selection} actions={[{ id: "delete", label: "Delete", run: () => remove([...selection.picked]) }]} />
    </>
  );
}

test("several are selected with Ctrl and Shift, or with Space, and acted on together", () => {
  const place = memoryLocation({ path: "/", record: true });
  render(
    <Router hook={place.hook}>
      <List />
    </Router>,
  );
  expect(screen.queryByText("Delete")).toBeNull();
  fireEvent.click(screen.getByText("b"), { ctrlKey: true, detail: 1 });
  fireEvent.click(screen.getByText("d"), { shiftKey: true, detail: 1 });
  expect(screen.getByRole("status").textContent).toBe("3 selected");
  expect(place.history).toEqual(["/"]);
  fireEvent.keyDown(screen.getByText("c"), { key: " " });
  fireEvent.click(screen.getByText("Delete"));
  expect(remove).toHaveBeenCalledWith(["b", "d"]);
  fireEvent.click(screen.getByText("Select none"));
  expect(screen.queryByText("Delete")).toBeNull();
  // A plain press opens, as before.
  fireEvent.click(screen.getByText("a"), { detail: 1 });
  expect(place.history.at(-1)).toBe("/a");
});
