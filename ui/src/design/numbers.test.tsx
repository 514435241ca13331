import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { beforeEach, expect, test } from "vitest";

import "../app/text";
import { heldTexts, releaseAll } from "./held";
import { DecimalInput, NumberInput, WholeInput } from "./numbers";

const written: (string | null)[] = [];

function Points({ at, heldAs = "points", most = "50" }: { at: string | null; heldAs?: string; most?: string }) {
  const [value, setValue] = useState(at);
  const set = (next: string | null) => {
    written.push(next);
    setValue(next);
  };
  return (
    <>
      <DecimalInput label="Points" heldAs={heldAs} most={most} value={value} onChange={set} onClear={() => set(null)} />
      <output>{value ?? "none"}</output>
    </>
  );
}

function Weight() {
  const [value, setValue] = useState(40);
  return (
    <>
      <WholeInput label="Weight" most={100} value={value} onChange={setValue} />
      <output>{value}</output>
    </>
  );
}

const field = () => screen.getByRole("textbox") as HTMLInputElement;
const stored = () => screen.getByRole("status").textContent;

/** Types a text key by key. */
function type(text: string): void {
  field().focus();
  for (let n = 1; n <= text.length; n += 1) {
    fireEvent.change(field(), { target: { value: text.slice(0, n) } });
  }
}

beforeEach(() => {
  written.length = 0;
  releaseAll();
});

test("75 of 50 stays visible, is marked with the reason, and neither 75 nor 7 is kept", () => {
  render(<Points at="12" />);
  type("75");
  expect(field().value).toBe("75");
  expect(field().getAttribute("aria-invalid")).toBe("true");
  expect(stored()).toBe("12");
  expect(written).toEqual(["7", "12"]);
  fireEvent.blur(field());
  expect(field().value).toBe("75");
  const reason = screen.getByRole("alert");
  expect(reason.textContent).toBe("At most 50. This is not saved.");
  expect(field().getAttribute("aria-describedby")?.split(" ")).toContain(reason.id);
  expect(heldTexts()).toEqual([{ id: "points", label: "Points", text: "75", reason: "At most 50. This is not saved." }]);
});

test("mended, it is a value again", () => {
  render(<Points at={null} />);
  type("75");
  expect(stored()).toBe("none");
  fireEvent.change(field(), { target: { value: "7" } });
  expect(stored()).toBe("7");
  expect(field().getAttribute("aria-invalid")).toBeNull();
  expect(screen.queryByRole("alert")).toBeNull();
  expect(heldTexts()).toEqual([]);
});

test("what is no value is there again when the field comes back", () => {
  const { unmount } = render(<Points at="12" />);
  type("75");
  unmount();
  expect(heldTexts()).toHaveLength(1);
  render(<Points at="12" />);
  expect(field().value).toBe("75");
  expect(screen.getByRole("alert")).toBeTruthy();
});

test("a field without a name takes what it held with it", () => {
  const { unmount } = render(<Weight />);
  type("abc");
  expect(heldTexts()).toHaveLength(1);
  unmount();
  expect(heldTexts()).toEqual([]);
});

test("a number on its way is neither wrong nor lost", () => {
  render(<Points at="1" />);
  type("2.50");
  expect(field().value).toBe("2.50");
  expect(stored()).toBe("2.50");
  type("2,");
  expect(field().getAttribute("aria-invalid")).toBeNull();
  type("2,5");
  expect([field().value, stored()]).toEqual(["2,5", "2.5"]);
  fireEvent.blur(field());
  expect(field().value).toBe("2.5");
});

test("an emptied field has no points", () => {
  render(<Points at="12" />);
  fireEvent.change(field(), { target: { value: "" } });
  expect(stored()).toBe("none");
});

test("a weight that is no whole number is not 0", () => {
  render(<Weight />);
  type("2x");
  expect([field().value, stored()]).toEqual(["2x", "40"]);
  expect(screen.getByRole("alert").textContent).toBe("Write a whole number from 0 to 100. This is not saved.");
  type("12.5");
  expect(stored()).toBe("40");
  type("101");
  expect(stored()).toBe("40");
  type("60");
  expect([stored(), screen.queryByRole("alert")]).toEqual(["60", null]);
  fireEvent.change(field(), { target: { value: "" } });
  fireEvent.blur(field());
  expect([field().value, stored(), screen.getByRole("alert").textContent]).toEqual(["", "60", "Write a number. This is not saved."]);
});

function Size() {
  const [size, setSize] = useState(10);
  return (
    <>
      <NumberInput label="Size" value={size} least={2} most={50} onChange={setSize} />
      <output>{size}</output>
    </>
  );
}

test("a measure is taken as it is typed, never cut to its bounds, and steps by the arrow keys", () => {
  render(<Size />);
  type("12.5");
  expect([field().value, stored()]).toEqual(["12.5", "12.5"]);
  fireEvent.blur(field());
  type("75");
  fireEvent.blur(field());
  expect([field().value, stored(), screen.getByRole("alert").textContent]).toEqual(["75", "12.5", "Write a number from 2 to 50. This is not saved."]);
  fireEvent.keyDown(field(), { key: "ArrowUp" });
  expect([field().value, stored(), screen.queryByRole("alert")]).toEqual(["13.5", "13.5", null]);
  type("49.5");
  fireEvent.keyDown(field(), { key: "ArrowUp" });
  expect(stored()).toBe("50");
});
