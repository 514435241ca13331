import { useEffect } from "react";
import { useLocation } from "wouter";

import { travel } from "./data";
import { notify } from "./notices";
import { hasCommand, isCovered, letter, roomOf, writes } from "./shortcuts";
import { useTranslation } from "./text";

/**
 * Keys that work in every room. In a field in which text was typed, Ctrl+Z is the field's own, as
 * everywhere on a desktop; elsewhere it undoes the workspace, unless a dialog is open.
 */
export function useShortcuts(find: () => void): void {
  const { t, say } = useTranslation();
  const [, go] = useLocation();
  useEffect(() => {
    // Where text was typed since the focus came there: that field has something of its own to undo.
    let typedIn: EventTarget | null = null;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isCovered()) {
        return;
      }
      const room = roomOf(event);
      if (room) {
        event.preventDefault();
        go(room);
        return;
      }
      const key = hasCommand(event) && !event.altKey ? letter(event) : null;
      if (key === "k") {
        event.preventDefault();
        find();
      } else if ((key === "z" || key === "y") && !(writes(event.target) && typedIn === event.target)) {
        event.preventDefault();
        const forward = key === "y" || event.shiftKey;
        void travel(forward ? "redo" : "undo").then((what) => {
          if (what) {
            const args = { what: say(what) };
            notify("information", forward ? t("redone", args) : t("undone", args));
          } else if (what === null) {
            notify("information", forward ? t("nothingToRedo") : t("nothingToUndo"));
          }
        });
      }
    };
    const typed = (event: Event) => {
      typedIn = event.target;
    };
    const entered = () => {
      typedIn = null;
    };
    window.addEventListener("keydown", press);
    window.addEventListener("input", typed);
    window.addEventListener("focusin", entered);
    return () => {
      window.removeEventListener("keydown", press);
      window.removeEventListener("input", typed);
      window.removeEventListener("focusin", entered);
    };
  }, [find, go, t, say]);
}
