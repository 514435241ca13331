// How exports are written as tables: titles in the language of the window, or the names of machines.
import { useSyncExternalStore } from "react";

import type { Headings, TableStyle } from "../bindings";
import { currentLanguage } from "./text";

const SETTING = "headings";
const listeners = new Set<() => void>();

function headings(): Headings {
  return localStorage.getItem(SETTING) === "machine" ? "machine" : "title";
}

/** What heads the columns of exports on this computer. */
export function useHeadings(): [Headings, (chosen: Headings) => void] {
  const chosen = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, headings);
  return [
    chosen,
    (next) => {
      localStorage.setItem(SETTING, next);
      for (const listener of listeners) listener();
    },
  ];
}

/** How the next export is written. */
export function tableStyle(): TableStyle {
  return { headings: headings(), language: currentLanguage() };
}
