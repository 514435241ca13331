import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { beforeEach, expect, test, vi } from "vitest";

import "../../../app/text";
import type { ClauseStanding } from "../../../bindings";
import { ClauseList } from "./ClauseList";

const CLAUSES = ["1.1", "1.2", "1.3"].map((number) => ({ clause: { id: number, number, title: { code: "verbatim", args: { text: `Clause ${number}` } } }, rating: null })) as unknown as ClauseStanding[];
const stepped = vi.fn<(by: number) => void>();

function Audit() {
  const [at, setAt] = useState(0);
  const step = (by: number) => {
    stepped(by);
    setAt((now) => Math.min(2, Math.max(0, now + by)));
  };
  return (
    <>
      <ClauseList audit="a1" clauses={CLAUSES} at={at} step={step}>
        <p>Standard</p>
      </ClauseList>
      <div role="listbox" aria-label="An open list" tabIndex={-1}>
        <div role="option" aria-selected={false} tabIndex={0}>
          Keynote
        </div>
      </div>
      <button type="button">Elsewhere</button>
    </>
  );
}

const link = (number: string) => screen.getByRole("link", { name: new RegExp(number) });

beforeEach(() => void vi.clearAllMocks());

test("J and K step through the list while the focus is in it, and the focus goes along", () => {
  render(<Audit />);
  link("1.1").focus();
  fireEvent.keyDown(link("1.1"), { key: "j", code: "KeyJ" });
  expect(document.activeElement).toBe(link("1.2"));
  expect(link("1.2").getAttribute("aria-current")).toBe("true");
  // A Cyrillic keyboard, by the place of the key.
  fireEvent.keyDown(link("1.2"), { key: "л", code: "KeyK" });
  expect(document.activeElement).toBe(link("1.1"));
});

test("they do nothing elsewhere: not in an open list, on a button, or with a modifier", () => {
  render(<Audit />);
  fireEvent.keyDown(screen.getByRole("option"), { key: "k", code: "KeyK" });
  fireEvent.keyDown(screen.getByText("Elsewhere"), { key: "j", code: "KeyJ" });
  fireEvent.keyDown(document.body, { key: "j", code: "KeyJ" });
  fireEvent.keyDown(link("1.1"), { key: "j", code: "KeyJ", ctrlKey: true });
  expect(stepped).not.toHaveBeenCalled();
});

test("at the end the focus stays where it is put next", () => {
  render(<Audit />);
  fireEvent.keyDown(link("1.1"), { key: "k", code: "KeyK" });
  const button = screen.getByText("Elsewhere");
  button.focus();
  expect(document.activeElement).toBe(button);
});
