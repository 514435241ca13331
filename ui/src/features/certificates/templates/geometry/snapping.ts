// Edges that catch what is moved near them.
import type { Frame, Guide } from "../../../../bindings";
import type { Edge, Size } from "./frames";

/** Positions that catch: across from the left, down from the top. */
export interface Catches {
  across: number[];
  down: number[];
}

/** What was caught, for the lines shown while moving. */
export interface Snapped {
  dx: number;
  dy: number;
  across: number[];
  down: number[];
}

export function catches(page: Size, safe: number, guides: Guide[], others: Frame[]): Catches {
  const across = [0, page.width / 2, page.width];
  const down = [0, page.height / 2, page.height];
  if (safe > 0) {
    across.push(safe, page.width - safe);
    down.push(safe, page.height - safe);
  }
  for (const guide of guides) {
    (guide.upright ? across : down).push(guide.at);
  }
  for (const f of others) {
    across.push(f.x, f.x + f.width / 2, f.x + f.width);
    down.push(f.y, f.y + f.height / 2, f.y + f.height);
  }
  return { across, down };
}

function nearest(edges: number[], lines: number[], reach: number): { by: number; lines: number[] } {
  let by = 0;
  let best = reach;
  let caught = false;
  for (const edge of edges) {
    for (const line of lines) {
      const distance = Math.abs(line - edge);
      if (distance < best || (!caught && distance === best)) {
        best = distance;
        by = line - edge;
        caught = true;
      }
    }
  }
  const hit = (line: number) => edges.some((edge) => Math.abs(edge + by - line) < 0.005);
  return { by, lines: caught ? [...new Set(lines.filter(hit))] : [] };
}

/** How far a moved box goes on to the nearest line within reach (millimetres). */
export function snapMove(frame: Frame, to: Catches, reach: number): Snapped {
  const x = nearest([frame.x, frame.x + frame.width / 2, frame.x + frame.width], to.across, reach);
  const y = nearest([frame.y, frame.y + frame.height / 2, frame.y + frame.height], to.down, reach);
  return { dx: x.by, dy: y.by, across: x.lines, down: y.lines };
}

/** The same for the edges that are pulled. */
export function snapPull(frame: Frame, edge: Edge, to: Catches, reach: number): Snapped {
  const none = { by: 0, lines: [] as number[] };
  const x = edge.includes("w") ? nearest([frame.x], to.across, reach) : edge.includes("e") ? nearest([frame.x + frame.width], to.across, reach) : none;
  const y = edge.startsWith("n") ? nearest([frame.y], to.down, reach) : edge.startsWith("s") ? nearest([frame.y + frame.height], to.down, reach) : none;
  return { dx: x.by, dy: y.by, across: x.lines, down: y.lines };
}
