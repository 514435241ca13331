import { Circle, CircleAlert, CircleCheck, CircleMinus, CircleX } from "lucide-react";
import { useEffect, useRef } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { Link } from "wouter";

import { hasCommand, letter } from "../../../app/shortcuts";
import { useTranslation } from "../../../app/text";
import type { ClauseStanding, Rating } from "../../../bindings";
import { SideList } from "../../../design/Side";
import layout from "../../../design/layout.module.css";
import styles from "./audits.module.css";

const ICONS = { met: CircleCheck, partly: CircleAlert, notMet: CircleX, notApplicable: CircleMinus };

function RatingIcon({ rating }: { rating: Rating | null }) {
  const Icon = rating ? ICONS[rating] : Circle;
  return <Icon size={17} aria-hidden className={styles.rating} data-rating={rating ?? "none"} />;
}

interface ClauseListProps {
  audit: string;
  clauses: ClauseStanding[];
  at: number;
  step: (by: number) => void;
  /** What stands above the list. */
  children: ReactNode;
}

/** The clauses of an audit. J and K act only while the focus is in here (WCAG 2.1.4). */
export function ClauseList({ audit, clauses, at, step, children }: ClauseListProps) {
  const { say, t } = useTranslation();
  const list = useRef<HTMLElement>(null);
  const byKey = useRef(false);
  useEffect(() => {
    // The focus follows the clause, so that the next key acts too.
    if (byKey.current) {
      byKey.current = false;
      list.current?.querySelectorAll<HTMLElement>("a")[at]?.focus();
    }
  }, [at]);
  const press = (event: KeyboardEvent) => {
    const key = hasCommand(event) || event.altKey ? null : letter(event);
    if (key === "j" || key === "k") {
      event.preventDefault();
      const by = key === "j" ? 1 : -1;
      byKey.current = clauses[at + by] !== undefined;
      step(by);
    }
  };
  return (
    // The links have the focus; what they do not take comes up here.
    <SideList ref={list} label={t("audits.clauses")} onKeyDown={press}>
      <div className={layout.listHead}>{children}</div>
      {clauses.map((c, n) => (
        <Link key={c.clause.id} href={`/audits/${audit}/${c.clause.id}`} className={layout.item} aria-current={n === at ? "true" : undefined}>
          <span className={layout.row}>
            <RatingIcon rating={c.rating} />
            <span>
              <span className={layout.itemDetail} dir="auto">{c.clause.number}</span> {say(c.clause.title)}
              <span className={styles.hidden}> {t(`ratings.${c.rating ?? "none"}`)}</span>
            </span>
          </span>
        </Link>
      ))}
    </SideList>
  );
}
