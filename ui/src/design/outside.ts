import { useEffect } from "react";

/**
 * A press elsewhere closes a menu and does what it says there too: nothing lies over the window that
 * would swallow it.
 */
export function useClosedOutside(isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) {
      return undefined;
    }
    const press = ({ target }: PointerEvent) => {
      const inside = target instanceof Element && target.closest("[data-menu], [aria-haspopup][aria-expanded='true']") !== null;
      if (!inside) {
        close();
      }
    };
    window.addEventListener("pointerdown", press, { capture: true });
    return () => window.removeEventListener("pointerdown", press, { capture: true });
  }, [isOpen, close]);
}
