// Boxes on a page. All lengths are millimetres from the upper left corner of the trimmed page.
import type { Frame, Paper } from "../../../../bindings";

export interface Size {
  width: number;
  height: number;
}

const SIZES = {
  a4Landscape: [297, 210],
  a4Portrait: [210, 297],
  letterLandscape: [279.4, 215.9],
  letterPortrait: [215.9, 279.4],
  a5Landscape: [210, 148],
  a5Portrait: [148, 210],
  badgeLandscape: [105, 74],
  badgePortrait: [74, 105],
  card: [85.6, 53.98],
} as const;

export type NamedPaper = keyof typeof SIZES;
export const NAMED_PAPERS = Object.keys(SIZES) as NamedPaper[];

/** The size of a paper (ISO 216, ANSI/ASME Y14.1, ISO/IEC 7810), or of its own. */
export function sizeOf(paper: Paper): Size {
  if (typeof paper === "string") {
    const [width, height] = SIZES[paper];
    return { width, height };
  }
  return { width: paper.custom.widthTenths / 10, height: paper.custom.heightTenths / 10 };
}

/** Millimetres as they are kept: a hundredth is finer than any printer. */
export const tidy = (mm: number): number => Math.round(mm * 100) / 100;

export function moved(frame: Frame, dx: number, dy: number): Frame {
  return { ...frame, x: tidy(frame.x + dx), y: tidy(frame.y + dy) };
}

/** Whether two boxes lie one on the other. Numbers come back from the store a trifle away from what they were. */
export function alike(a: Frame, b: Frame): boolean {
  return (["x", "y", "width", "height"] as const).every((side) => Math.abs(a[side] - b[side]) < 0.01);
}

/** The smallest box around boxes. */
export function around(frames: Frame[]): Frame {
  const left = Math.min(...frames.map((f) => f.x));
  const top = Math.min(...frames.map((f) => f.y));
  return {
    x: left,
    y: top,
    width: Math.max(...frames.map((f) => f.x + f.width)) - left,
    height: Math.max(...frames.map((f) => f.y + f.height)) - top,
  };
}

export type Edge = "n" | "ne" | "e" | "se" | "s" | "sw" | "w" | "nw";
export const EDGES: Edge[] = ["nw", "n", "ne", "e", "se", "s", "sw", "w"];

const LEAST = 1;

/** A box pulled at an edge or a corner; `keep` holds its proportion at corners. */
export function pulled(frame: Frame, edge: Edge, dx: number, dy: number, keep = false): Frame {
  const west = edge.includes("w");
  const north = edge.startsWith("n");
  let width = edge === "n" || edge === "s" ? frame.width : Math.max(LEAST, frame.width + (west ? -dx : dx));
  let height = edge === "e" || edge === "w" ? frame.height : Math.max(LEAST, frame.height + (north ? -dy : dy));
  if (keep && edge.length === 2 && frame.width > 0 && frame.height > 0) {
    const scale = Math.max(width / frame.width, height / frame.height);
    width = frame.width * scale;
    height = frame.height * scale;
  }
  return {
    x: tidy(west ? frame.x + frame.width - width : frame.x),
    y: tidy(north ? frame.y + frame.height - height : frame.y),
    width: tidy(width),
    height: tidy(height),
  };
}
