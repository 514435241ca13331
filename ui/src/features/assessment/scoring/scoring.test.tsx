import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { startTransition, useDeferredValue, useState } from "react";
import { beforeEach, expect, test, vi } from "vitest";

import "../../../app/text";
import type { LearnerToScore, Saved, ScoredPart, ScoreSheet } from "../../../bindings";
import { heldTexts, releaseAll } from "../../../design/held";
import { ScoreEditor } from "./ScoreEditor";
import { ScoreGrid } from "./ScoreGrid";
import { scoreOf } from "./sheets";

const part = (id: string, most: string): ScoredPart => ({ id, title: id, most, levels: [] }) as unknown as ScoredPart;
const learner = (id: string): LearnerToScore => ({ id, number: id, name: id }) as unknown as LearnerToScore;
const sheet = (learnerId: string): ScoreSheet => ({ learnerId, scores: [], comment: "", absent: false, daysLate: 0, adjustments: [] }) as unknown as ScoreSheet;

const PARTS = [part("Method", "50"), part("Report", "20")];
const LEARNERS = [learner("ada"), learner("ben")];
const heldAs = (who: string, what: string) => `${who}/${what}`;

function Grid() {
  const [sheets, setSheets] = useState(() => new Map<string, Saved<ScoreSheet>>(LEARNERS.map((l) => [l.id, { revision: 1, value: sheet(l.id) }])));
  const [place, go] = useState({ row: 0, column: 0 });
  const written = LEARNERS.flatMap((l) => PARTS.map((p) => scoreOf(sheets.get(l.id)?.value, p.id)?.points ?? "-"));
  return (
    <>
      <output>{written.join(" ")}</output>
      <ScoreGrid
        label="Marks"
        learners={LEARNERS}
        parts={PARTS}
        sheets={sheets}
        heldAs={heldAs}
        open
        hideNames={false}
        place={place}
        go={(row, column) => go({ row, column })}
        change={(who, how) => setSheets((all) => new Map(all).set(who, { revision: 1, value: how(all.get(who)?.value ?? sheet(who)) }))}
        comment={() => {}}
      />
    </>
  );
}

const keys = (...pressed: string[]) => {
  for (const key of pressed) {
    fireEvent.keyDown(screen.getByRole("grid"), { key, code: "" });
  }
};
const points = () => screen.getByRole("status").textContent?.split(" ");
const cells = () => screen.getAllByRole("gridcell");
const text = () => cells().map((cell) => within(cell).getByText((_, node) => node?.tagName === "STRONG").textContent);

beforeEach(() => {
  releaseAll();
  // The list draws what is in sight; here everything is.
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(400);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(800);
});

test("75 of 50 in the grid stays in its cell, says why, and is not written", () => {
  render(<Grid />);
  keys("7", "5");
  expect(screen.getByRole("alert").textContent).toBe("At most 50. This is not saved.");
  keys("ArrowDown");
  expect(text()).toEqual(["75", "", "", ""]);
  expect(cells()[0]?.getAttribute("aria-invalid")).toBe("true");
  expect(points()).toEqual(["-", "-", "-", "-"]);
  // Mended in place, it is written and the keys go on.
  keys("Backspace", "ArrowDown");
  expect(points()).toEqual(["7", "-", "-", "-"]);
  expect(heldTexts()).toEqual([]);
});

test("a click elsewhere leaves it where it was typed", () => {
  render(<Grid />);
  keys("7", "5");
  fireEvent.click(cells()[3] as HTMLElement);
  expect(text()).toEqual(["75", "", "", ""]);
  keys("9", "Enter");
  expect(points()).toEqual(["-", "-", "-", "9"]);
  expect(heldTexts().map((one) => one.id)).toEqual(["ada/Method"]);
  fireEvent.click(cells()[0] as HTMLElement);
  keys("Escape");
  expect(text()).toEqual(["", "", "", "9"]);
});

/** The panel beside the grid, which is fed a moment after the keys. */
function Beside({ said }: { said: (comment: string) => void }) {
  const [now, setNow] = useState(sheet("ada"));
  const late = useDeferredValue(now);
  return (
    <ScoreEditor
      part={PARTS[0] as ScoredPart}
      prefix="ada"
      sheet={late}
      open
      phrases={[{ short: "ok", text: "Well done." }]}
      change={(how) =>
        startTransition(() =>
          setNow((before) => {
            const next = how(before);
            said(scoreOf(next, "Method")?.comment ?? "");
            return next;
          }),
        )
      }
    />
  );
}

test("comments typed at speed lose no letter while the panel is late", async () => {
  const WORDS = "Reads the data and says where it comes from, every time.";
  let said = "";
  render(<Beside said={(comment) => (said = comment)} />);
  const field = screen.getByLabelText("Comment on Method") as HTMLTextAreaElement;
  const put = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set;
  field.focus();
  // All keys come before what the first one changed has come back.
  await act(async () => {
    for (const letter of WORDS) {
      put?.call(field, field.value + letter);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  expect(field.value).toBe(WORDS);
  fireEvent.blur(field);
  expect([field.value, said]).toEqual([WORDS, WORDS]);
});

test("a short form becomes its phrase as it is typed", async () => {
  let said = "";
  render(<Beside said={(comment) => (said = comment)} />);
  const field = screen.getByLabelText("Comment on Method") as HTMLTextAreaElement;
  fireEvent.change(field, { target: { value: "/ok " } });
  await act(async () => {});
  expect([field.value, said]).toEqual(["Well done. ", "Well done. "]);
});
