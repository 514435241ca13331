import { useSyncExternalStore } from "react";

/** Widths at which rooms are laid out otherwise; style sheets have the same. */
export const NARROW = "(max-width: 900px)";
export const CLOSE = "(max-width: 1180px)";

/** Whether the window is as narrow as a query says. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia?.(query);
      list?.addEventListener("change", listener);
      return () => list?.removeEventListener("change", listener);
    },
    () => window.matchMedia?.(query).matches ?? false,
  );
}
