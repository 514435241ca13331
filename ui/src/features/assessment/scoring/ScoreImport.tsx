import { useState } from "react";

import { attempt } from "../../../app/data";
import { facts, sentences } from "../../../app/figures";
import { notify } from "../../../app/notices";
import { number } from "../../../app/locale";
import { tableStyle } from "../../../app/tables";
import { useTranslation } from "../../../app/text";
import { undoStep } from "../../../app/undoing";
import { encodingChoices, separatorChoices } from "../../../app/textFiles";
import { commands } from "../../../bindings";
import type { Encoding, ScoreColumn, ScoreOptions, ScorePreview, ScoreRowClass, Separator } from "../../../bindings";
import { Actions, Button, Dialog, Notice, Tag } from "../../../design/controls";
import type { Tone } from "../../../design/controls";
import { Select } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import { VirtualRows } from "../../../design/VirtualRows";

const CLASSES: ScoreRowClass[] = ["new", "changed", "unchanged", "empty", "unknown", "invalid"];
const TONE: Record<ScoreRowClass, Tone> = { new: "ok", changed: "information", unchanged: "neutral", empty: "neutral", unknown: "bad", invalid: "bad" };
const PLAIN = ["ignored", "number", "name", "comment", "absent", "daysLate"] as const;

function keyOf(column: ScoreColumn): string {
  return "part" in column ? `${column.kind}:${column.part}` : column.kind;
}

function Columns({ preview, reread }: { preview: ScorePreview; reread: (options: ScoreOptions) => void }) {
  const { t } = useTranslation();
  const plain: { id: string; label: string; column: ScoreColumn }[] = PLAIN.map((kind) => ({ id: kind, label: t(`scoring.columns.${kind}`), column: { kind } }));
  const ofParts = preview.parts.flatMap((p, part) => [
    { id: `points:${part}`, label: t("scoring.columns.points", { part: p.title }), column: { kind: "points", part } as ScoreColumn },
    { id: `commentOn:${part}`, label: t("scoring.columns.commentOn", { part: p.title }), column: { kind: "commentOn", part } as ScoreColumn },
  ]);
  const choices = [...plain, ...ofParts];
  const { encoding, separator } = preview;
  const columns = preview.columns.map((c) => c.column);
  return (
    <>
      <div className={layout.grid}>
        <Select<Encoding> label={t("roster.encoding")} value={encoding} choices={encodingChoices()} onChange={(next) => reread({ encoding: next, separator, columns: null })} />
        <Select<Separator> label={t("roster.separator")} value={separator} choices={separatorChoices(separator)} onChange={(next) => reread({ encoding, separator: next, columns: null })} />
      </div>
      <div className={layout.card}>
        <table className={layout.table}>
          <thead>
            <tr>
              <th scope="col">{t("scoring.column")}</th>
              <th scope="col">{t("roster.samples")}</th>
              <th scope="col">{t("scoring.readAs")}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((c, at) => (
              <tr key={at}>
                <td>{c.heading}</td>
                <td className={layout.fine} dir="auto">
                  {facts(...c.samples)}
                </td>
                <td>
                  <Select<string>
                    hideLabel
                    label={t("roster.readColumnAs", { column: c.heading })}
                    value={keyOf(c.column)}
                    choices={choices}
                    onChange={(id) => {
                      const chosen = choices.find((x) => x.id === id)?.column;
                      if (chosen) {
                        reread({ encoding, separator, columns: columns.map((own, n) => (n === at ? chosen : own)) });
                      }
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What a file of scores would do, row by row, before anything is saved. */
export function ScoreImport({ first, onClose }: { first: ScorePreview; onClose: () => void }) {
  const { t, say } = useTranslation();
  const [preview, setPreview] = useState(first);
  const { totals } = preview;
  const count = totals.new + totals.changed;
  const out = totals.unknown + totals.invalid;
  const leave = () => {
    void commands.forgetScores();
    onClose();
  };
  const reread = async (options: ScoreOptions) => {
    const read = await attempt(() => commands.rereadScores(options));
    if (read) {
      setPreview(read);
    }
  };
  const take = async () => {
    const done = await attempt(commands.importScores);
    if (done) {
      notify("ok", t("scoring.taken", { count: done.new + done.changed }), undoStep());
      onClose();
    }
  };
  const handBack = async () => {
    const path = await attempt(() => commands.exportScoreRowsLeftOut(tableStyle()));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  return (
    <Dialog wide title={t("scoring.importTitle", { file: preview.fileName })} isOpen onClose={leave} onSubmit={() => void take()}>
      <Columns preview={preview} reread={(options) => void reread(options)} />
      {preview.problem ? (
        <Notice>{say(preview.problem)}</Notice>
      ) : (
        <>
          <div className={layout.figures}>
            {CLASSES.map((name) => (
              <div key={name} className={layout.figure} data-tone={totals[name] > 0 && (name === "invalid" || name === "unknown") ? "bad" : undefined}>
                <strong>{number(totals[name])}</strong>
                <span>{t(`scoring.classes.${name}`)}</span>
              </div>
            ))}
          </div>
          <VirtualRows
            label={t("roster.rows")}
            rows={preview.rows}
            rowHeight={44}
            render={(row) => (
              <div className={`${layout.row} ${layout.between}`} style={{ padding: "8px 14px" }}>
                <span>
                  <span className={layout.itemTitle} dir="auto">
                    {row.name || row.number}
                  </span>{" "}
                  <span className={layout.itemDetail} dir="auto">
                    {t("scoring.numberAndLine", { number: row.number, line: row.line })} <span>{sentences(row.reason)}</span>
                  </span>
                </span>
                <Tag tone={TONE[row.class]}>{t(`scoring.classes.${row.class}`)}</Tag>
              </div>
            )}
          />
        </>
      )}
      {out > 0 ? (
        <Notice>
          {t("roster.leftOut", { count: out })}{" "}
          <Button small onPress={() => void handBack()}>
            {t("roster.export")}
          </Button>
        </Notice>
      ) : null}
      {count === 0 && !preview.problem ? <Notice tone="information">{t("scoring.nothing")}</Notice> : null}
      <Actions>
        <Button onPress={leave}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={count === 0 || preview.problem !== null}>
          {t("scoring.take", { count })}
        </Button>
      </Actions>
    </Dialog>
  );
}
