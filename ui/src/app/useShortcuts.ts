import { useEffect } from "react";
import { useLocation } from "wouter";

import { hasCommand, isCovered, letter, roomOf, writes } from "./shortcuts";
import { takeBack } from "./undoing";

/**
 * Keys that work in every room. In a field in which text was typed, Ctrl+Z is the field's own, as
 * everywhere on a desktop; elsewhere it undoes the workspace, unless a dialog is open.
 */
export function useShortcuts(find: () => void): void {
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
        void takeBack(key === "y" || event.shiftKey ? "redo" : "undo");
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
  }, [find, go]);
}
