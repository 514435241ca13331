import { act, fireEvent, render, screen } from "@testing-library/react";
import { useDeferredValue, useState } from "react";
import { expect, test } from "vitest";

import "../app/text";
import { Actions, Button, Dialog } from "./controls";
import { TextInput } from "./fields";
import { DecimalInput } from "./numbers";
import { Refusals } from "./refusals";
import { tellTrouble } from "./troubles";

const put = (element: Element) => Object.getOwnPropertyDescriptor(element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype, "value")?.set;

/** Types at speed: all keys come before what the first one changed has come back. */
async function atSpeed(field: HTMLInputElement | HTMLTextAreaElement, words: string): Promise<void> {
  field.focus();
  await act(async () => {
    for (const letter of words) {
      put(field)?.call(field, field.value + letter);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
}

function Late({ rows }: { rows?: number }) {
  const [value, setValue] = useState("");
  const [points, setPoints] = useState<string | null>(null);
  return (
    <>
      <TextInput label="Note" rows={rows} value={useDeferredValue(value)} onChange={setValue} />
      <DecimalInput label="Points" value={useDeferredValue(points)} onChange={setPoints} onClear={() => setPoints(null)} />
      <output>{`${value}|${points ?? ""}`}</output>
      <button type="button" onClick={() => setValue("undone")}>
        Undo
      </button>
    </>
  );
}

test.each([undefined, 3])("no field loses a letter to a value that comes late", async (rows) => {
  render(<Late rows={rows} />);
  const WORDS = "Every letter that is typed, at whatever speed.";
  const note = screen.getByLabelText("Note") as HTMLInputElement;
  await atSpeed(note, WORDS);
  await atSpeed(screen.getByLabelText("Points") as HTMLInputElement, "12.75");
  expect([note.value, screen.getByRole("status").textContent]).toEqual([WORDS, `${WORDS}|12.75`]);
  // What comes from elsewhere takes its place, also while the focus is there.
  note.focus();
  await act(async () => void fireEvent.click(screen.getByText("Undo")));
  expect(note.value).toBe("undone");
});

test("what was refused is said at the field, which is described by it", () => {
  render(
    <Refusals value={new Map([["serialPattern", "Put {number} into it."]])}>
      <TextInput label="Pattern" path="serialPattern" value="x" onChange={() => {}} />
      <TextInput label="Name" path="legalName" value="N" onChange={() => {}} />
    </Refusals>,
  );
  const pattern = screen.getByLabelText("Pattern");
  expect(pattern.getAttribute("aria-invalid")).toBe("true");
  expect(document.getElementById(pattern.getAttribute("aria-describedby")?.split(" ").at(-1) ?? "")?.textContent).toBe("Put {number} into it.");
  expect(screen.getByLabelText("Name").getAttribute("aria-invalid")).toBeNull();
});

test("a passphrase can be shown", () => {
  render(<TextInput label="Passphrase" type="password" value="secret words" onChange={() => {}} />);
  const field = screen.getByLabelText("Passphrase") as HTMLInputElement;
  expect(field.type).toBe("password");
  fireEvent.click(screen.getByRole("button", { name: "Show the passphrase" }));
  expect(field.type).toBe("text");
});

function Ask({ onSubmit }: { onSubmit: () => void }) {
  const [reason, setReason] = useState("");
  const [isOpen, setOpen] = useState(true);
  return (
    <Dialog title="Revoke" isOpen={isOpen} onClose={() => setOpen(false)} onSubmit={onSubmit}>
      <p>It cannot be undone.</p>
      <TextInput label="Reason" value={reason} onChange={setReason} />
      <Actions>
        <Button onPress={() => setOpen(false)}>Cancel</Button>
        <Button type="submit" isDisabled={reason === ""}>
          Do it
        </Button>
      </Actions>
    </Dialog>
  );
}

test("a dialog begins in its first field, Enter submits it, Escape leaves it, and errors stand in it", async () => {
  let submitted = 0;
  render(<Ask onSubmit={() => (submitted += 1)} />);
  await act(async () => void (await new Promise((go) => requestAnimationFrame(go))));
  const reason = screen.getByLabelText("Reason") as HTMLInputElement;
  expect(document.activeElement).toBe(reason);
  await act(async () => void fireEvent.change(reason, { target: { value: "Issued in error" } }));
  await act(async () => void reason.form?.requestSubmit());
  expect(submitted).toBe(1);
  act(() => tellTrouble("The disk is full."));
  expect(screen.getByRole("dialog").textContent).toContain("The disk is full.");
  await act(async () => void fireEvent.keyDown(reason, { key: "Escape" }));
  expect(screen.queryByRole("dialog")).toBeNull();
});
