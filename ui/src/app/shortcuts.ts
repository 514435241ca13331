// Which key was meant, on any keyboard.
import { ROOMS } from "./rooms";

/** What a key press says of itself. */
type Press = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/**
 * The Latin letter a key stands for: the one that is printed on it where the layout is Latin
 * (AZERTY, QWERTZ), else the one at its place (Arabic, Greek, Cyrillic).
 */
export function letter(press: Pick<KeyboardEvent, "key" | "code">): string | null {
  const labelled = press.key.toLowerCase();
  if (/^[a-z]$/.test(labelled)) {
    return labelled;
  }
  // A Latin layout that prints something else there, such as a digit or accent, means that.
  if (press.key.length === 1 && /[\p{Script=Latin}\p{N}\p{P}\p{S}]/u.test(press.key)) {
    return null;
  }
  return /^Key([A-Z])$/.exec(press.code)?.[1]?.toLowerCase() ?? null;
}

/** Control, or Command on a Mac. */
export function hasCommand(press: Pick<KeyboardEvent, "ctrlKey" | "metaKey">): boolean {
  return press.ctrlKey || press.metaKey;
}

/** The room that these keys go to. */
export function roomOf(press: Press): string | null {
  if (press.altKey || press.shiftKey) {
    return null;
  }
  const keys = hasCommand(press) ? /^Digit([1-9])$/.exec(press.code)?.[1] : undefined;
  const wanted = keys ? `Ctrl+${keys}` : hasCommand(press) ? "" : press.key;
  return ROOMS.find((room) => room.shortcut === wanted)?.path ?? null;
}

/** Kinds of input that hold no text of their own to take back. */
const WITHOUT_TEXT = new Set(["checkbox", "radio", "button", "submit", "reset", "range", "color", "file", "image"]);

/** Whether keys typed here write text. */
export function writes(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  if (target instanceof HTMLInputElement) {
    return !WITHOUT_TEXT.has(target.type) && !target.readOnly;
  }
  return (target instanceof HTMLTextAreaElement && !target.readOnly) || target.isContentEditable;
}

/** Whether a dialog, list or menu lies over the room. */
export function isCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [data-trigger] [role="listbox"], [data-trigger] [role="menu"]') !== null;
}
