import { useEffect } from "react";
import { useLocation } from "wouter";

import { want } from "./intents";
import type { Intent } from "./intents";
import { comeBackTo, roomAt } from "./memory";
import { ROOMS } from "./rooms";
import type { RoomId } from "./rooms";
import { hasCommand, isCovered, letter, roomOf, writes } from "./shortcuts";
import { takeBack } from "./undoing";
import { zoom } from "./zoom";

/** What Ctrl+N begins in a room. */
const NEW: Partial<Record<RoomId, Intent>> = {
  programmes: "newProgramme",
  rubrics: "newRubric",
  assessmentStandards: "newStandard",
  panels: "newPanel",
  cohorts: "newCohort",
  frameworks: "importFramework",
};

/** Fields in which lists are searched. */
const SEARCH = 'input[type="search"]';

/** The field of the list that is used now; from a search field the next one. */
function searchField(): HTMLInputElement | undefined {
  const fields = [...document.querySelectorAll<HTMLInputElement>(SEARCH)];
  const at = fields.findIndex((field) => field === document.activeElement);
  const column = document.activeElement?.closest("main, nav, aside");
  return at === -1 ? (fields.find((field) => column?.contains(field)) ?? fields[0]) : fields[(at + 1) % fields.length];
}

export interface Asked {
  /** Ctrl+K: finding anything. */
  find: () => void;
  /** ?: the list of keys. */
  keys: () => void;
}

/** How large a key press says that everything is to be. */
function zoomOf(event: KeyboardEvent): 1 | -1 | 0 | null {
  if (!hasCommand(event) || event.altKey) {
    return null;
  }
  return event.key === "+" || event.key === "=" ? 1 : event.key === "-" || event.key === "_" ? -1 : event.key === "0" ? 0 : null;
}

/**
 * Keys that work in every room. In a field in which text was typed, Ctrl+Z is the field's own, as
 * everywhere on a desktop; elsewhere it undoes the workspace, unless a dialog is open.
 */
export function useShortcuts({ find, keys }: Asked): void {
  const [place, go] = useLocation();
  useEffect(() => {
    // Where text was typed since the focus came there: that field has something of its own to undo.
    let typedIn: EventTarget | null = null;
    /** Does what a key press asks for; says whether it asked for anything. */
    const act = (event: KeyboardEvent): boolean => {
      const room = roomOf(event);
      if (room) {
        const wanted = ROOMS.find((one) => one.path === room);
        go(wanted ? comeBackTo(wanted, place) : room);
        return true;
      }
      if (event.altKey && !event.ctrlKey && !event.shiftKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
        window.history.go(event.key === "ArrowLeft" ? -1 : 1);
        return true;
      }
      if (event.key === "?" && !hasCommand(event) && !event.altKey && !writes(event.target)) {
        keys();
        return true;
      }
      if (hasCommand(event) && !event.altKey && event.key === ",") {
        go("/settings");
        return true;
      }
      const key = hasCommand(event) && !event.altKey ? letter(event) : null;
      const here = roomAt(place)?.id;
      if (key === "k") {
        find();
      } else if (key === "n" && here && NEW[here]) {
        want(NEW[here]);
      } else if (key === "f") {
        const field = searchField();
        field?.focus();
        field?.select();
        return field !== undefined;
      } else if ((key === "z" || key === "y") && !(writes(event.target) && typedIn === event.target)) {
        void takeBack(key === "y" || event.shiftKey ? "redo" : "undo");
      } else {
        return false;
      }
      return true;
    };
    const press = (event: KeyboardEvent) => {
      const larger = zoomOf(event);
      if (larger !== null) {
        event.preventDefault();
        zoom(larger);
      } else if (!event.defaultPrevented && !isCovered() && act(event)) {
        event.preventDefault();
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
  }, [find, keys, go, place]);
}
