// The one way in which fields hold text. What is typed is on the screen at once, however late the
// value it is fed comes back; a value that comes from elsewhere takes its place.
import { useState } from "react";

interface Typing {
  /** The value that was fed last. */
  fed: string;
  /** What was typed and has not come back yet. */
  typed: string | null;
  /** What was told and has not come back yet, in its order. */
  told: readonly string[];
}

/** As many values may be on their way; a field that never answers does not gather them for ever. */
const ON_THE_WAY = 500;

function fed(before: Typing, value: string): Typing {
  const at = before.told.indexOf(value);
  if (at === -1) {
    // Not an answer: an undo, another's edit, a form that was emptied.
    return { fed: value, typed: null, told: [] };
  }
  const told = before.told.slice(at + 1);
  return { fed: value, typed: told.length === 0 && before.typed === value ? null : before.typed, told };
}

/** What a field shows for a value that may come late, and what it does with what is typed. */
export function useTyping(value: string): { shown: string; type: (text: string) => void; settle: () => void } {
  const [typing, setTyping] = useState<Typing>({ fed: value, typed: null, told: [] });
  const now = typing.fed === value ? typing : fed(typing, value);
  if (now !== typing) {
    setTyping(now);
  }
  return {
    shown: now.typed ?? value,
    type: (text) => setTyping((before) => ({ ...before, typed: text, told: [...before.told, text].slice(-ON_THE_WAY) })),
    settle: () => setTyping((before) => (before.typed === null ? before : { ...before, typed: null, told: [] })),
  };
}
