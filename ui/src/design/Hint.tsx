import type { ReactElement } from "react";
import { Tooltip, TooltipTrigger } from "react-aria-components";

import styles from "./controls.module.css";

/** Says what a control does, when it is pointed at or has the focus. */
export function Hint({ text, side, children }: { text: string; side?: "top" | "end" | "bottom"; children: ReactElement }) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <Tooltip className={styles.hintOver} offset={6} placement={side ?? "bottom"}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  );
}
