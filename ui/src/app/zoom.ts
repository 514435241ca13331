// How large everything is drawn on this screen: Ctrl and plus, minus or 0, remembered.
import { isTauri } from "@tauri-apps/api/core";
import { getCurrentWebview } from "@tauri-apps/api/webview";

import { number } from "./locale";
import { notify } from "./notices";
import { translate } from "./text";

const KEY = "zoom";
const STEPS = [0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

function remembered(): number {
  const known = Number(localStorage.getItem(KEY));
  return STEPS.includes(known) ? known : 1;
}

/** The page is laid out anew for the room there is, as in a narrower window. */
async function draw(factor: number): Promise<void> {
  if (isTauri()) {
    try {
      await getCurrentWebview().setZoom(factor);
      return;
    } catch {
      // A shell that does not let the window do so: the page is drawn larger all the same.
    }
  }
  document.documentElement.style.zoom = String(factor);
}

/** Begins as large as it was left. */
export function restoreZoom(): void {
  const factor = remembered();
  if (factor !== 1) {
    void draw(factor);
  }
}

/** Larger, smaller, or as it is by itself. */
export function zoom(by: 1 | -1 | 0): void {
  const at = STEPS.indexOf(remembered());
  const factor = by === 0 ? 1 : (STEPS[Math.min(STEPS.length - 1, Math.max(0, at + by))] ?? 1);
  localStorage.setItem(KEY, String(factor));
  void draw(factor);
  notify("information", translate("zoomedTo", { percent: number(factor, { style: "percent" }) }));
}
