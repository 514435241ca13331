import { useRef } from "react";
import { mergeProps, useMove } from "react-aria";

import type { Frame } from "../../../../bindings";
import { classes } from "../../../../design/classes";
import { EDGES } from "../geometry/frames";
import type { Edge } from "../geometry/frames";
import styles from "./canvas.module.css";

export interface Keys {
  shift: boolean;
  alt: boolean;
}

interface BoxProps {
  id: string;
  label: string;
  frame: Frame;
  scale: number;
  isSelected: boolean;
  isLocked: boolean;
  isHidden: boolean;
  /** Whether it is the only one selected, and so shows handles. */
  isAlone: boolean;
  hasFinding: boolean;
  onSelect: (more: boolean) => void;
  /** Moved by pixels since the move began. */
  onDrag: (dx: number, dy: number, keys: Keys) => void;
  onPull: (edge: Edge, dx: number, dy: number, keys: Keys) => void;
  onDrop: () => void;
  /** Pressed twice: its words are written in place. */
  onOpen?: () => void;
  /** Moved by an arrow key, in steps. */
  onNudge: (dx: number, dy: number, keys: Keys) => void;
}

function useDrag(onDrag: (dx: number, dy: number, keys: Keys) => void, onDrop: () => void, onNudge?: BoxProps["onNudge"]) {
  const sum = useRef({ x: 0, y: 0, pointer: false });
  const { moveProps } = useMove({
    onMoveStart: (e) => {
      sum.current = { x: 0, y: 0, pointer: e.pointerType !== "keyboard" };
    },
    onMove: (e) => {
      const keys = { shift: e.shiftKey, alt: e.altKey };
      if (e.pointerType === "keyboard") {
        onNudge?.(e.deltaX, e.deltaY, keys);
        return;
      }
      sum.current.x += e.deltaX;
      sum.current.y += e.deltaY;
      onDrag(sum.current.x, sum.current.y, keys);
    },
    onMoveEnd: () => {
      if (sum.current.pointer) {
        onDrop();
      }
    },
  });
  return moveProps;
}

function Handle({ edge, onPull, onDrop }: { edge: Edge } & Pick<BoxProps, "onPull" | "onDrop">) {
  const moveProps = useDrag((dx, dy, keys) => onPull(edge, dx, dy, keys), onDrop);
  return <span {...moveProps} className={styles.handle} data-edge={edge} aria-hidden />;
}

/** An element on the canvas: selected, moved and pulled with the pointer, or moved by arrow keys. */
export function ElementBox(props: BoxProps) {
  const { id, label, frame, scale, isSelected, isLocked, isHidden, isAlone, hasFinding, onSelect } = props;
  const moveProps = useDrag(isLocked ? () => {} : props.onDrag, props.onDrop, isLocked ? undefined : props.onNudge);
  const own = {
    // A field that is being typed in is left, and so takes what was typed, before anything moves.
    onPointerDownCapture: (e: React.PointerEvent<HTMLElement>) => e.currentTarget.focus({ preventScroll: true }),
    onPointerDown: (e: React.PointerEvent) => {
      if (!isSelected || e.shiftKey) {
        onSelect(e.shiftKey);
      }
      e.stopPropagation();
    },
    onDoubleClick: props.onOpen,
    onKeyDown: (e: React.KeyboardEvent) => {
      if (e.key === "F2" && props.onOpen) {
        e.preventDefault();
        props.onOpen();
      } else if (e.key === " " || e.key === "Enter") {
        e.preventDefault();
        onSelect(e.shiftKey);
      }
    },
  };
  return (
    <div
      {...mergeProps(own, moveProps)}
      role="option"
      aria-selected={isSelected}
      aria-label={label}
      tabIndex={0}
      data-element={id}
      className={classes(styles.box, isSelected && styles.selected, isLocked && styles.locked, isHidden && styles.hiddenBox)}
      data-finding={hasFinding || undefined}
      style={{ left: frame.x * scale, top: frame.y * scale, width: frame.width * scale, height: frame.height * scale }}
    >
      {isAlone && !isLocked ? EDGES.map((edge) => <Handle key={edge} edge={edge} onPull={props.onPull} onDrop={props.onDrop} />) : null}
    </div>
  );
}
