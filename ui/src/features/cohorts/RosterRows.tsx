import { useTranslation } from "react-i18next";

import { useData } from "../../app/data";
import { commands } from "../../bindings";
import type { RosterPreview, RowClass } from "../../bindings";
import { Tag } from "../../design/controls";
import type { Tone } from "../../design/controls";
import layout from "../../design/layout.module.css";
import { VirtualRows } from "../../design/VirtualRows";
import styles from "./cohorts.module.css";

const TONE: Record<RowClass, Tone> = {
  new: "ok",
  unchanged: "neutral",
  changed: "information",
  sameName: "warning",
  duplicate: "bad",
  invalid: "bad",
};

export function RosterRows({ only, preview }: { only: RowClass | null; preview: RosterPreview }) {
  const { t } = useTranslation();
  const rows = useData(["rosterRows", only, preview], () => commands.rosterRows(only, 0, 100_000));
  return (
    <VirtualRows
      label={t("roster.rows")}
      rows={rows.data ?? []}
      rowHeight={44}
      height={260}
      render={(row) => (
        <div className={styles.rosterRow}>
          <span className={layout.number}>{t("roster.line", { line: row.line })}</span>
          <span className={layout.grow}>
            <span dir="auto">{row.learner?.name ?? row.original.join(" · ")}</span>
            {row.reason ? <span className={layout.fine}> {row.reason}</span> : null}
          </span>
          <Tag tone={TONE[row.class]}>{t(`rowClasses.${row.class}`)}</Tag>
        </div>
      )}
    />
  );
}
