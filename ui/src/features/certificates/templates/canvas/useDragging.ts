import { useCallback, useState } from "react";

import type { Frame, TemplatePage } from "../../../../bindings";
import { moved, pulled } from "../geometry/frames";
import type { Edge, Size } from "../geometry/frames";
import { catches, snapMove, snapPull } from "../geometry/snapping";
import type { Keys } from "./ElementBox";

/** Pixels within which an edge is caught. */
const REACH = 6;

/** What is being moved: where the boxes would stand, and the lines that caught them. */
export interface Dragged {
  frames: Map<string, Frame>;
  across: number[];
  down: number[];
}

interface Dragging {
  page: TemplatePage;
  size: Size;
  safe: number;
  scale: number;
  selected: string[];
  /** Puts the boxes where they were moved to. */
  drop: (frames: Map<string, Frame>) => void;
}

/** Moving and pulling boxes with the pointer. Alt leaves the lines alone; Shift keeps a direction, or a proportion. */
export function useDragging({ page, size, safe, scale, selected, drop }: Dragging) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const lines = useCallback(
    (moving: string[]) =>
      catches(
        size,
        safe,
        page.guides ?? [],
        page.elements.filter((e) => !moving.includes(e.id) && !e.hidden).map((e) => e.frame),
      ),
    [page, size, safe],
  );
  const drag = useCallback(
    (id: string, dx: number, dy: number, keys: Keys) => {
      const moving = (selected.includes(id) ? selected : [id]).filter((x) => !page.elements.find((e) => e.id === x)?.locked);
      const lead = page.elements.find((e) => e.id === id)?.frame;
      if (!lead) {
        return;
      }
      let x = dx / scale;
      let y = dy / scale;
      if (keys.shift) {
        [x, y] = Math.abs(x) > Math.abs(y) ? [x, 0] : [0, y];
      }
      const snap = keys.alt ? { dx: 0, dy: 0, across: [], down: [] } : snapMove(moved(lead, x, y), lines(moving), REACH / scale);
      const sx = keys.shift && x === 0 ? 0 : snap.dx;
      const sy = keys.shift && y === 0 ? 0 : snap.dy;
      const frames = new Map(page.elements.filter((e) => moving.includes(e.id)).map((e) => [e.id, moved(e.frame, x + sx, y + sy)]));
      setDragged({ frames, across: snap.across, down: snap.down });
    },
    [page, scale, selected, lines],
  );
  const pull = useCallback(
    (id: string, edge: Edge, dx: number, dy: number, keys: Keys) => {
      const frame = page.elements.find((e) => e.id === id)?.frame;
      if (!frame) {
        return;
      }
      const free = pulled(frame, edge, dx / scale, dy / scale, keys.shift);
      const snap = keys.alt || keys.shift ? { dx: 0, dy: 0, across: [], down: [] } : snapPull(free, edge, lines([id]), REACH / scale);
      const to = pulled(frame, edge, dx / scale + snap.dx, dy / scale + snap.dy, keys.shift);
      setDragged({ frames: new Map([[id, to]]), across: snap.across, down: snap.down });
    },
    [page, scale, lines],
  );
  const end = useCallback(() => {
    if (dragged) {
      drop(dragged.frames);
    }
    setDragged(null);
  }, [dragged, drop]);
  return { dragged, drag, pull, end };
}
