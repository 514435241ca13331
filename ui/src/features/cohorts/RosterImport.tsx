import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";

import { attempt, refreshed, useData } from "../../app/data";
import { notify } from "../../app/notices";
import { commands } from "../../bindings";
import type { Encoding, LearnerResult, RosterField, RosterOptions, RosterPreview, RowClass, Separator } from "../../bindings";
import { Actions, Button, Dialog, Notice } from "../../design/controls";
import { Select, TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { RosterRows } from "./RosterRows";

const FIELDS: RosterField[] = ["number", "name", "givenName", "familyName", "latinName", "email", "result", "grade", "completedOn"];
const CLASSES: RowClass[] = ["new", "unchanged", "changed", "sameName", "duplicate", "invalid"];

function Columns({ preview, reread }: { preview: RosterPreview; reread: (options: RosterOptions) => void }) {
  const { t } = useTranslation();
  const options: RosterOptions = { encoding: preview.encoding, separator: preview.separator, fields: preview.columns.map((c) => c.field), unsaidResult: preview.unsaidResult };
  const encodings: Encoding[] = ["utf8", "utf16Le", "utf16Be", "windows1252"];
  const results: LearnerResult[] = ["passed", "pending"];
  const separators: Separator[] = ["comma", "semicolon", "tab"];
  const choices = [{ id: "none" as const, label: t("roster.notRead") }, ...FIELDS.map((id) => ({ id, label: t(`rosterFields.${id}`) }))];
  return (
    <>
      <div className={layout.grid}>
        <Select<Encoding> label={t("roster.encoding")} value={preview.encoding} choices={encodings.map((id) => ({ id, label: t(`encodings.${id}`) }))} onChange={(encoding) => reread({ encoding, separator: preview.separator, fields: null, unsaidResult: preview.unsaidResult })} />
        <Select<Separator> label={t("roster.separator")} value={preview.separator} choices={separators.map((id) => ({ id, label: t(`separators.${id}`) }))} onChange={(separator) => reread({ encoding: preview.encoding, separator, fields: null, unsaidResult: preview.unsaidResult })} />
        {preview.unsaidResult === null ? null : (
          <Select<LearnerResult>
            label={t("roster.unsaidResult")}
            value={preview.unsaidResult}
            choices={results.map((id) => ({ id, label: t(`roster.unsaid.${id === "pending" ? "pending" : "passed"}`) }))}
            onChange={(unsaidResult) => reread({ ...options, unsaidResult })}
          />
        )}
      </div>
      <div className={layout.card}>
        <table className={layout.table}>
          <thead>
            <tr>
              <th scope="col">{t("roster.column")}</th>
              <th scope="col">{t("roster.samples")}</th>
              <th scope="col">{t("roster.readAs")}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((column, at) => (
              <tr key={at}>
                <td>{column.column}</td>
                <td className={layout.fine} dir="auto">
                  {column.samples.join(" · ")}
                </td>
                <td>
                  <Select<RosterField | "none">
                    hideLabel
                    label={t("roster.readColumnAs", { column: column.column })}
                    value={column.field ?? "none"}
                    choices={choices}
                    onChange={(field) => reread({ ...options, fields: (options.fields ?? []).map((f, n) => (n === at ? (field === "none" ? null : field) : f)) })}
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

function Check({ preview, only, setOnly }: { preview: RosterPreview; only: RowClass | null; setOnly: (only: RowClass | null) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={layout.figures}>
        {CLASSES.map((name) => (
          <div key={name} className={layout.figure} data-tone={preview.totals[name] > 0 && (name === "invalid" || name === "duplicate") ? "bad" : undefined}>
            <strong>{preview.totals[name].toLocaleString("en-GB")}</strong>
            <span>{t(`rowClasses.${name}`)}</span>
          </div>
        ))}
      </div>
      <div className={`${layout.row} ${layout.wrap}`}>
        <Button small look={only === null ? "primary" : "plain"} onPress={() => setOnly(null)}>
          {t("roster.allRows", { count: preview.totals.rows })}
        </Button>
        {CLASSES.filter((name) => preview.totals[name] > 0).map((name) => (
          <Button key={name} small look={only === name ? "primary" : "plain"} onPress={() => setOnly(name)}>
            {t(`rowClasses.${name}`)}
          </Button>
        ))}
      </div>
      <RosterRows only={only} preview={preview} />
    </>
  );
}

export function RosterImport({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const programmes = useData(["programmes"], commands.programmes);
  const [programme, setProgramme] = useState<string | null>(null);
  const [cohort, setCohort] = useState("");
  const [preview, setPreview] = useState<RosterPreview | null>(null);
  const [only, setOnly] = useState<RowClass | null>(null);
  const choose = async () => {
    if (programme) {
      const read = await attempt(() => commands.chooseRoster(programme, cohort));
      if (read) {
        setPreview(read);
      }
    }
  };
  const reread = async (options: RosterOptions) => {
    const read = await attempt(() => commands.rereadRoster(options));
    if (read) {
      setPreview(read);
    }
  };
  const leave = () => {
    void commands.forgetRoster();
    onClose();
  };
  const take = async () => {
    const done = await attempt(commands.importRoster);
    if (done) {
      const { totals } = done;
      notify("ok", t("roster.done", { count: totals.new + totals.changed + totals.sameName, unchanged: totals.unchanged, out: totals.invalid + totals.duplicate }));
      await refreshed(["cohorts"]);
      onClose();
      go(`/cohorts/${done.cohort.id}`);
    }
  };
  const handBack = async () => {
    const path = await attempt(commands.exportRowsLeftOut);
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  if (!preview) {
    return (
      <Dialog title={t("roster.title")} isOpen onClose={leave}>
        <p className={layout.lead}>{t("roster.lead")}</p>
        <Select<string>
          label={t("roster.programme")}
          value={programme}
          choices={(programmes.data ?? []).map((p) => ({ id: p.id, label: `${p.code} v${p.version} · ${p.title}` }))}
          onChange={setProgramme}
        />
        <TextInput label={t("roster.cohort")} value={cohort} onChange={setCohort} placeholder={t("roster.cohortExample")} hint={t("roster.cohortHint")} />
        <Actions>
          <Button onPress={leave}>{t("cancel")}</Button>
          <Button look="primary" onPress={() => void choose()} isDisabled={!programme || cohort.trim() === ""}>
            {t("roster.choose")}
          </Button>
        </Actions>
      </Dialog>
    );
  }
  const { totals } = preview;
  const out = totals.invalid + totals.duplicate;
  const taken = totals.new + totals.changed + totals.sameName;
  return (
    <Dialog wide title={t("roster.preview", { file: preview.fileName })} isOpen onClose={leave}>
      <Columns preview={preview} reread={(options) => void reread(options)} />
      {preview.problem ? <Notice>{preview.problem}</Notice> : <Check preview={preview} only={only} setOnly={setOnly} />}
      {out > 0 ? (
        <Notice>
          {t("roster.leftOut", { count: out })}{" "}
          <Button small onPress={() => void handBack()}>
            {t("roster.export")}
          </Button>
        </Notice>
      ) : null}
      {!preview.problem && taken === 0 ? <Notice tone="information">{t("roster.nothing")}</Notice> : null}
      <Actions>
        <Button onPress={leave}>{t("cancel")}</Button>
        <Button look="primary" onPress={() => void take()} isDisabled={preview.problem !== "" || taken === 0}>
          {t("roster.import", { count: taken })}
        </Button>
      </Actions>
    </Dialog>
  );
}
