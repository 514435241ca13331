import { useTranslation } from "react-i18next";

import { attempt } from "../../app/data";
import { notify } from "../../app/notices";
import { commands } from "../../bindings";
import type { ScorePreview, ScoreRowClass } from "../../bindings";
import { Actions, Button, Dialog, Notice, Tag } from "../../design/controls";
import type { Tone } from "../../design/controls";
import layout from "../../design/layout.module.css";
import { VirtualRows } from "../../design/VirtualRows";

const CLASSES: ScoreRowClass[] = ["new", "changed", "unchanged", "empty", "unknown", "invalid"];
const TONE: Record<ScoreRowClass, Tone> = { new: "ok", changed: "information", unchanged: "neutral", empty: "neutral", unknown: "bad", invalid: "bad" };

/** What a file of scores would do, row by row, before anything is saved. */
export function ScoreImport({ preview, onClose }: { preview: ScorePreview; onClose: () => void }) {
  const { t } = useTranslation();
  const { totals } = preview;
  const count = totals.new + totals.changed;
  const leave = () => {
    void commands.forgetScores();
    onClose();
  };
  const take = async () => {
    const done = await attempt(commands.importScores);
    if (done) {
      notify("ok", t("scoring.taken", { count: done.new + done.changed }));
      onClose();
    }
  };
  const unread = preview.columns.filter((c) => c.readAs === "");
  return (
    <Dialog wide title={t("scoring.importTitle", { file: preview.fileName })} isOpen onClose={leave}>
      <div className={layout.figures}>
        {CLASSES.map((name) => (
          <div key={name} className={layout.figure} data-tone={totals[name] > 0 && (name === "invalid" || name === "unknown") ? "bad" : undefined}>
            <strong>{totals[name].toLocaleString("en-GB")}</strong>
            <span>{t(`scoring.classes.${name}`)}</span>
          </div>
        ))}
      </div>
      {unread.length > 0 ? (
        <Notice tone="information">
          {unread.map((c) => c.heading).join(", ")}: {t("scoring.notRead")}
        </Notice>
      ) : null}
      <VirtualRows
        label={t("roster.rows")}
        rows={preview.rows}
        rowHeight={44}
        height={320}
        render={(row) => (
          <div className={`${layout.row} ${layout.between}`} style={{ padding: "8px 14px" }}>
            <span>
              <span className={layout.itemTitle} dir="auto">
                {row.name || row.number}
              </span>{" "}
              <span className={layout.itemDetail}>
                {row.number} · {t("scoring.line", { line: row.line })} {row.reason}
              </span>
            </span>
            <Tag tone={TONE[row.class]}>{t(`scoring.classes.${row.class}`)}</Tag>
          </div>
        )}
      />
      {count === 0 ? <Notice tone="information">{t("scoring.nothing")}</Notice> : null}
      <Actions>
        <Button onPress={leave}>{t("cancel")}</Button>
        <Button look="primary" isDisabled={count === 0} onPress={() => void take()}>
          {t("scoring.take", { count })}
        </Button>
      </Actions>
    </Dialog>
  );
}
