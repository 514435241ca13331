// Lining boxes up, with each other or, where there is one, with the page.
import type { Frame } from "../../../../bindings";
import { around, tidy } from "./frames";
import type { Size } from "./frames";

export type AlignTo = "left" | "centre" | "right" | "top" | "middle" | "bottom";
export const ALIGN: AlignTo[] = ["left", "centre", "right", "top", "middle", "bottom"];

export function aligned(frames: Frame[], page: Size, to: AlignTo): Frame[] {
  const box = frames.length > 1 ? around(frames) : { x: 0, y: 0, ...page };
  return frames.map((f) => {
    switch (to) {
      case "left":
        return { ...f, x: tidy(box.x) };
      case "centre":
        return { ...f, x: tidy(box.x + (box.width - f.width) / 2) };
      case "right":
        return { ...f, x: tidy(box.x + box.width - f.width) };
      case "top":
        return { ...f, y: tidy(box.y) };
      case "middle":
        return { ...f, y: tidy(box.y + (box.height - f.height) / 2) };
      case "bottom":
        return { ...f, y: tidy(box.y + box.height - f.height) };
    }
  });
}

/** Equal gaps between boxes, the outer two staying where they are. */
export function spread(frames: Frame[], direction: "across" | "down"): Frame[] {
  if (frames.length < 3) {
    return frames;
  }
  const at = direction === "across" ? "x" : "y";
  const side = direction === "across" ? "width" : "height";
  const order = frames.map((_, n) => n).toSorted((a, b) => (frames[a]?.[at] ?? 0) - (frames[b]?.[at] ?? 0));
  const box = around(frames);
  const gap = (box[side] - frames.reduce((sum, f) => sum + f[side], 0)) / (frames.length - 1);
  const out = [...frames];
  let next = box[at];
  for (const n of order) {
    const f = frames[n];
    if (f) {
      out[n] = { ...f, [at]: tidy(next) };
      next += f[side] + gap;
    }
  }
  return out;
}
