// Undo and redo, by key, by button and as the next step after something was done.
import { travel } from "./data";
import { notify } from "./notices";
import type { NextStep } from "./notices";
import { say, translate } from "./text";

/** Takes the last step back, or does it again, and says which it was. */
export async function takeBack(direction: "undo" | "redo"): Promise<void> {
  const what = await travel(direction);
  const forward = direction === "redo";
  if (what) {
    const args = { what: say(what) };
    notify("information", forward ? translate("redone", args) : translate("undone", args), {
      label: translate(forward ? "undoIt" : "redoIt"),
      run: () => void takeBack(forward ? "undo" : "redo"),
      untilChange: true,
    });
  } else if (what === null) {
    notify("information", translate(forward ? "nothingToRedo" : "nothingToUndo"));
  }
}

/** Taking back what was just done, offered beside what is said of it. */
export function undoStep(): NextStep {
  return { label: translate("undoIt"), run: () => void takeBack("undo"), untilChange: true };
}
