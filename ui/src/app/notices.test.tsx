import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import { StatusLine } from "./StatusLine";
import { dismiss, notify, somethingChanged } from "./notices";

const said = () => screen.getByRole("status").textContent;

beforeEach(() => {
  vi.useFakeTimers();
  dismiss();
  render(<StatusLine />);
});

test("only the last is said, and it goes by itself", () => {
  act(() => notify("ok", "Written to a"));
  act(() => notify("ok", "Written to b"));
  expect(said()).toBe("Written to b");
  act(() => void vi.advanceTimersByTime(8_100));
  expect(said()).toBe("");
});

test("it carries the next step, which is about the last change only", () => {
  const run = vi.fn<() => void>();
  act(() => notify("information", "ADS-1 was deleted.", { label: "Undo", run, untilChange: true }));
  // The shell tells of that very change.
  act(somethingChanged);
  fireEvent.click(screen.getByText("Undo"));
  expect(run).toHaveBeenCalledOnce();
  expect(said()).toBe("");
  act(() => notify("information", "ADS-2 was deleted.", { label: "Undo", run, untilChange: true }));
  act(() => void vi.advanceTimersByTime(2_000));
  act(somethingChanged);
  expect(screen.queryByText("Undo")).toBeNull();
  expect(said()).toBe("ADS-2 was deleted.");
});

test("while it is pointed at, it stays", () => {
  act(() => notify("ok", "Written to a"));
  fireEvent.pointerEnter(screen.getByText("Written to a").parentElement as Element);
  act(() => void vi.advanceTimersByTime(60_000));
  expect(said()).toBe("Written to a");
});
