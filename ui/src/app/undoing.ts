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

/** Takes several steps back, one after the other, and says how many they were. */
async function takeBackMany(count: number): Promise<void> {
  let done = 0;
  // The first that cannot be taken back ends it, and says why.
  // oxlint-disable-next-line no-await-in-loop
  while (done < count && (await travel("undo"))) {
    done += 1;
  }
  if (done > 0) {
    notify("information", translate("undoneMany", { count: done }));
  }
}

/** Taking back what was just done, offered beside what is said of it; several steps where several were made. */
export function undoStep(count = 1): NextStep {
  return { label: translate("undoIt"), run: () => void (count === 1 ? takeBack("undo") : takeBackMany(count)), untilChange: true };
}
