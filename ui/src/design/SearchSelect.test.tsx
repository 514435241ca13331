import { act, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { beforeEach, expect, test, vi } from "vitest";

import "../app/text";
import { SearchSelect } from "./SearchSelect";

const MANY = Array.from({ length: 10_000 }, (_, n) => ({ id: `p${n}`, label: `DS-${n} v1 · Programme ${n}${n === 7_777 ? " Économie" : ""}` }));
const chosen = vi.fn<(id: string) => void>();

function Field({ at = "p3" }: { at?: string | null }) {
  const [value, setValue] = useState<string | null>(at);
  return (
    <SearchSelect
      label="Programme"
      value={value}
      choices={MANY}
      onChange={(id) => {
        chosen(id);
        setValue(id);
      }}
    />
  );
}

const field = () => screen.getByRole("combobox", { name: "Programme" }) as HTMLInputElement;
const options = () => screen.queryAllByRole("option");
const rows = () => Number(options()[0]?.getAttribute("aria-setsize"));

async function look(text: string): Promise<void> {
  await act(async () => {
    field().focus();
    fireEvent.change(field(), { target: { value: text } });
  });
}

beforeEach(() => {
  vi.clearAllMocks();
  // A list in a window has a size; without one, a test draws everything.
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, get: () => 306 });
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => 400 });
});

test("it shows what is chosen, and draws a handful of ten thousand", async () => {
  render(<Field />);
  expect(field().value).toBe("DS-3 v1 · Programme 3");
  await act(async () => void fireEvent.click(screen.getByRole("button")));
  expect(options().length).toBeGreaterThan(5);
  expect(options().length).toBeLessThan(60);
});

test("what is chosen is in the list however far down, and scrolling goes on to the rest", async () => {
  render(<Field at="p9000" />);
  await act(async () => void fireEvent.click(screen.getByRole("button")));
  expect(screen.getByRole("option", { selected: true }).textContent).toBe("DS-9000 v1 · Programme 9000");
  const list = screen.getByRole("listbox");
  const before = rows();
  Object.defineProperty(list, "scrollHeight", { configurable: true, value: before * 34 });
  Object.defineProperty(list, "scrollTop", { configurable: true, writable: true, value: before * 34 - 306 });
  await act(async () => void fireEvent.scroll(list));
  expect(rows()).toBeGreaterThan(before);
});

test("a few letters find one, whatever its case and accents", async () => {
  render(<Field at={null} />);
  await look("economie");
  expect(options().map((one) => one.textContent)).toEqual(["DS-7777 v1 · Programme 7777 Économie"]);
  await act(async () => {
    fireEvent.keyDown(field(), { key: "ArrowDown" });
  });
  await act(async () => {
    fireEvent.keyDown(field(), { key: "Enter" });
  });
  expect(chosen.mock.calls).toEqual([["p7777"]]);
  expect(field().value).toBe("DS-7777 v1 · Programme 7777 Économie");
  expect(options()).toEqual([]);
});

test("what is chosen gives way to the first key, and no key is lost as the list opens", async () => {
  render(<Field />);
  await act(async () => field().focus());
  await act(async () => void fireEvent.click(field()));
  expect([field().selectionStart, field().selectionEnd]).toEqual([0, field().value.length]);
  await look("9");
  field().setSelectionRange(1, 1);
  // Opening the list moves the focus out and in again.
  await act(async () => void fireEvent.focus(field()));
  expect([field().value, field().selectionStart, field().selectionEnd]).toEqual(["9", 1, 1]);
});

test("what is not found is said, and leaving keeps what was chosen", async () => {
  render(<Field />);
  await look("no such thing");
  expect(screen.getByText("No results")).toBeTruthy();
  await act(async () => {
    fireEvent.keyDown(field(), { key: "Escape" });
    field().blur();
  });
  expect(field().value).toBe("DS-3 v1 · Programme 3");
  expect(chosen).not.toHaveBeenCalled();
});

test("choices that come from a search are asked for, and more when the end comes near", async () => {
  const asked = vi.fn<(words: string) => void>();
  const more = vi.fn<() => void>();
  render(<SearchSelect label="Programme" value="far" chosenLabel="DS-9 v1 · Far away" choices={MANY.slice(0, 100)} onChange={chosen} onSearch={asked} more={more} />);
  expect(field().value).toBe("DS-9 v1 · Far away");
  await act(async () => void fireEvent.click(screen.getByRole("button")));
  expect(screen.getByRole("option", { selected: true }).textContent).toBe("DS-9 v1 · Far away");
  const list = screen.getByRole("listbox");
  Object.defineProperty(list, "scrollHeight", { configurable: true, value: 3_400 });
  Object.defineProperty(list, "scrollTop", { configurable: true, writable: true, value: 3_094 });
  await act(async () => void fireEvent.scroll(list));
  expect(more).toHaveBeenCalled();
  await look("Économie");
  expect(asked).toHaveBeenLastCalledWith("Économie");
  // What answers is shown as it is: the command has searched already.
  expect(options().length).toBeGreaterThan(5);
});

test.each([
  ["p12", ["p12"]],
  ["ds-12 V1 · programme 12", ["p12"]],
  ["DS-", []],
])("what was typed in full, %s, is taken when the field is left", async (typed, taken) => {
  render(<SearchSelect<string> label="Programme" value={null} choices={MANY} onChange={chosen} takes={(text) => (/^p\d+$/.test(text) ? text : null)} />);
  await act(async () => {
    field().focus();
    fireEvent.input(field(), { target: { value: typed } });
  });
  await act(async () => fireEvent.blur(field()));
  expect(chosen.mock.calls.flat()).toEqual(taken);
});
