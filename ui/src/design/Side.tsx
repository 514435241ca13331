// What stands beside the work: the list on one side, what is known of a thing on the other. Both fold
// away, and stay so until they are opened again.
import { ChevronDown, ChevronUp, PanelLeftClose, PanelLeftOpen, PanelRightClose, PanelRightOpen } from "lucide-react";
import { useState } from "react";
import type { KeyboardEventHandler, ReactNode, Ref } from "react";
import { useLocation } from "wouter";

import { useTranslation } from "../app/text";
import { classes } from "./classes";
import { Button } from "./controls";
import layout from "./layout.module.css";
import { CLOSE, NARROW, useMedia } from "./narrow";
import styles from "./side.module.css";

type Kind = "list" | "panel";

/** Whether a side is folded: as it was left in this room, or else as the window has room for it. */
function useFolded(kind: Kind): [boolean, (folded: boolean) => void] {
  const [place] = useLocation();
  const name = `folded-${kind}-${place.split("/")[1] ?? ""}`;
  const crowded = useMedia(kind === "list" ? NARROW : CLOSE);
  const key = crowded ? `${name}-narrow` : name;
  const [, draw] = useState(0);
  const known = localStorage.getItem(key);
  return [
    known === null ? crowded : known === "yes",
    (folded) => {
      localStorage.setItem(key, folded ? "yes" : "no");
      draw((n) => n + 1);
    },
  ];
}

interface SideProps {
  label: string;
  children: ReactNode;
  className?: string;
  isBusy?: boolean;
  ref?: Ref<HTMLElement>;
  onKeyDown?: KeyboardEventHandler<HTMLElement>;
}

function Side({ kind, label, className, isBusy, ref, onKeyDown, children }: SideProps & { kind: Kind }) {
  const { t } = useTranslation();
  const narrow = useMedia(NARROW);
  const [folded, fold] = useFolded(kind);
  const [Close, Open] = narrow ? [ChevronUp, ChevronDown] : kind === "list" ? [PanelLeftClose, PanelLeftOpen] : [PanelRightClose, PanelRightOpen];
  const Sign = folded ? Open : Close;
  const Tag = kind === "list" ? "nav" : "aside";
  const name = t(folded ? "unfold" : "fold", { name: label });
  return (
    // Keys come up from the links in it.
    <Tag ref={ref} className={classes(styles.side, styles[kind], className)} data-folded={folded || undefined} aria-label={label} aria-busy={isBusy} onKeyDown={onKeyDown}>
      {/* A box that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.inside} hidden={folded} tabIndex={kind === "panel" ? 0 : undefined} data-scrolls>
        {folded ? null : children}
      </div>
      <div className={styles.foot}>
        <Button look="quiet" icon small aria-label={name} aria-expanded={!folded} onPress={() => fold(!folded)}>
          <Sign size={16} aria-hidden />
        </Button>
        {folded && narrow ? <span className={styles.name}>{label}</span> : null}
      </div>
    </Tag>
  );
}

/** The list that a room’s things are chosen from. */
export function SideList(props: SideProps) {
  return <Side kind="list" {...props} />;
}

/** What is known of the thing that is open. */
export function SidePanel({ className, ...props }: SideProps) {
  return <Side kind="panel" className={classes(layout.inspector, className)} {...props} />;
}
