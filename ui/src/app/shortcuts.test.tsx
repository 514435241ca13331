// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import { Button, Dialog, DialogTrigger, Modal } from "react-aria-components";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { beforeEach, expect, test, vi } from "vitest";

import "./text";
import { letter, roomOf } from "./shortcuts";

const travel = vi.hoisted(() => vi.fn<(direction: string) => Promise<null>>(async () => null));
vi.mock("./data", () => ({ travel }));

const { useShortcuts } = await import("./useShortcuts");

const find = vi.fn();
const keys = vi.fn();
const ASKED = { find, keys };

function Window() {
  useShortcuts(ASKED);
  return (
    <>
      <input aria-label="Title" />
      <input aria-label="Code" />
      <button type="button">Elsewhere</button>
      <DialogTrigger>
        <Button>Open</Button>
        <Modal>
          <Dialog aria-label="A dialog">
            <input aria-label="In a dialog" />
          </Dialog>
        </Modal>
      </DialogTrigger>
    </>
  );
}

function show() {
  const place = memoryLocation({ path: "/programmes", record: true });
  render(
    <Router hook={place.hook}>
      <Window />
    </Router>,
  );
  return place;
}

const undo = { key: "z", code: "KeyZ", ctrlKey: true };

beforeEach(() => void vi.clearAllMocks());

test("a letter is the one printed on the key, or the one at its place where the script is another", () => {
  expect(letter({ key: "z", code: "KeyZ" })).toBe("z");
  expect(letter({ key: "Z", code: "KeyZ" })).toBe("z");
  // AZERTY and QWERTZ print Z elsewhere.
  expect(letter({ key: "z", code: "KeyW" })).toBe("z");
  expect(letter({ key: "w", code: "KeyZ" })).toBe("w");
  expect(letter({ key: "z", code: "KeyY" })).toBe("z");
  // Greek, Cyrillic, Arabic.
  expect(letter({ key: "ζ", code: "KeyZ" })).toBe("z");
  expect(letter({ key: "я", code: "KeyZ" })).toBe("z");
  expect(letter({ key: "ئ", code: "KeyZ" })).toBe("z");
  expect(letter({ key: "1", code: "KeyZ" })).toBeNull();
  expect(letter({ key: "é", code: "KeyZ" })).toBeNull();
});

test("digits are told by their place, so that AZERTY has them too", () => {
  const press = { ctrlKey: true, metaKey: false, altKey: false, shiftKey: false };
  expect(roomOf({ ...press, key: "&", code: "Digit1" })).toBe("/programmes");
  expect(roomOf({ ...press, key: "9", code: "Digit9" })).toBe("/register");
  expect(roomOf({ ...press, key: "1", code: "Digit1", ctrlKey: false })).toBeNull();
  expect(roomOf({ ...press, key: "F1", code: "F1", ctrlKey: false })).toBe("/help");
});

test("the workspace is undone where no text is being written", () => {
  show();
  fireEvent.keyDown(screen.getByText("Elsewhere"), undo);
  fireEvent.keyDown(document.body, { key: "я", code: "KeyZ", ctrlKey: true });
  expect(travel.mock.calls).toEqual([["undo"], ["undo"]]);
});

test("a field in which something was typed takes it back itself", () => {
  show();
  const title = screen.getByLabelText("Title");
  title.focus();
  fireEvent.input(title, { target: { value: "Data" } });
  fireEvent.keyDown(title, undo);
  expect(travel).not.toHaveBeenCalled();
  // One that was only visited has nothing to take back.
  const code = screen.getByLabelText("Code");
  code.focus();
  fireEvent.keyDown(code, undo);
  expect(travel).toHaveBeenCalledTimes(1);
});

test("nothing behind a dialog is undone, left or searched", () => {
  const place = show();
  fireEvent.click(screen.getByText("Open"));
  const field = screen.getByLabelText("In a dialog");
  fireEvent.keyDown(field, undo);
  fireEvent.keyDown(field, { key: "k", code: "KeyK", ctrlKey: true });
  fireEvent.keyDown(field, { key: "2", code: "Digit2", ctrlKey: true });
  expect(travel).not.toHaveBeenCalled();
  expect(find).not.toHaveBeenCalled();
  expect(place.history).toEqual(["/programmes"]);
});

test("a room opens by its keys", () => {
  const place = show();
  fireEvent.keyDown(document.body, { key: "2", code: "Digit2", ctrlKey: true });
  expect(place.history.at(-1)).toBe("/frameworks");
  fireEvent.keyDown(document.body, { key: "k", code: "KeyK", ctrlKey: true });
  expect(find).toHaveBeenCalledTimes(1);
});

test("Ctrl+F searches the list that is used, and goes on to the next one", () => {
  render(
    <Router hook={memoryLocation({ path: "/cohorts" }).hook}>
      <nav>
        <input type="search" aria-label="Cohorts" />
      </nav>
      <main>
        <input type="search" aria-label="Learners" />
        <button type="button">A learner</button>
      </main>
      <Window />
    </Router>,
  );
  const search = { key: "f", code: "KeyF", ctrlKey: true };
  const cohorts = screen.getByLabelText("Cohorts");
  const learners = screen.getByLabelText("Learners");
  fireEvent.keyDown(document.body, search);
  expect(document.activeElement).toBe(cohorts);
  fireEvent.keyDown(cohorts, search);
  expect(document.activeElement).toBe(learners);
  screen.getByText("A learner").focus();
  fireEvent.keyDown(screen.getByText("A learner"), search);
  expect(document.activeElement).toBe(learners);
});

test("Alt and the arrows go back, and forward again", () => {
  show();
  const go = vi.spyOn(window.history, "go").mockImplementation(() => {});
  fireEvent.keyDown(document.body, { key: "ArrowLeft", altKey: true });
  fireEvent.keyDown(document.body, { key: "ArrowRight", altKey: true });
  expect(go.mock.calls).toEqual([[-1], [1]]);
  go.mockRestore();
});

test("several that were deleted together are taken back together, and it is said how many", async () => {
  const { undoStep } = await import("./undoing");
  const { StatusLine } = await import("./StatusLine");
  travel.mockResolvedValueOnce({ code: "verbatim", args: { text: "a" } } as never).mockResolvedValueOnce({ code: "verbatim", args: { text: "b" } } as never);
  render(<StatusLine />);
  undoStep(3).run();
  expect(await screen.findByText("2 steps were undone.")).toBeTruthy();
  expect(travel).toHaveBeenCalledTimes(3);
});
