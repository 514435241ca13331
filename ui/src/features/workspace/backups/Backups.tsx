import { useState } from "react";
import { Channel } from "@tauri-apps/api/core";

import { MayNot } from "../../../app/MayNot";
import { attempt, attemptToEnter, flushAll, showWorkspace, useData } from "../../../app/data";
import { useAutosave } from "../../../app/drafts/editing";
import { mayLeave } from "../../../app/drafts/leaving";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { moment, size } from "../../../app/moment";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { Backup, BackupsView, ProgressState, Retention, Saved } from "../../../bindings";
import { Bar, Button, Confirm, Tag } from "../../../design/controls";
import { WholeInput } from "../../../design/numbers";
import layout from "../../../design/layout.module.css";

const KEY = keys.backups();
const PERIODS = ["hourly", "daily", "weekly", "monthly", "beforeChanges"] as const;
type Reason = "rolling" | "byHand" | "beforeImport" | "beforeMigration" | "beforeLocking" | "beforeMerging" | "locked";
const REASONS: Record<string, Reason | undefined> = {
  rolling: "rolling",
  "by-hand": "byHand",
  "before-import": "beforeImport",
  "before-migration": "beforeMigration",
  "before-locking": "beforeLocking",
  "before-merging": "beforeMerging",
  locked: "locked",
};

const pick = (view: BackupsView): Saved<Retention> => view.retention;
const place = (view: BackupsView, retention: Saved<Retention>): BackupsView => ({ ...view, retention });

function Row({ backup, may }: { backup: Backup; may: boolean }) {
  const { t } = useTranslation();
  const [deleting, setDeleting] = useState(false);
  const remove = async () => {
    if ((await attempt(() => commands.deleteBackup(backup.name).then(() => true))) === true) {
      setDeleting(false);
    }
  };
  const restore = async () => {
    if (!(await mayLeave())) {
      return;
    }
    const workspace = await attemptToEnter(() => commands.restoreBackup(backup.name));
    if (workspace) {
      window.location.hash = "#/programmes";
      showWorkspace(workspace);
      notify("ok", t("backups.restored", { at: moment(backup.at) }));
    }
  };
  const verify = async () => {
    if (await attempt(() => commands.verifyBackup(backup.name).then(() => true))) {
      notify("ok", t("backups.verified", { at: moment(backup.at) }));
    }
  };
  const known = REASONS[backup.reason];
  const reason = known ? t(`backups.reasons.${known}`) : backup.reason;
  return (
    <tr>
      <td>{moment(backup.at)}</td>
      <td>
        <Tag tone={backup.reason === "by-hand" ? "accent" : "neutral"}>{reason}</Tag>
        {backup.ofAnotherBranch ? <Tag tone="warning">{t("backups.anotherBranch")}</Tag> : null}
      </td>
      <td className={layout.number}>{size(backup.kilobytes)}</td>
      <td>
        <div className={`${layout.row} ${layout.end}`}>
          <Button small look="quiet" aria-label={t("backups.verifyOf", { at: moment(backup.at) })} onPress={() => void verify()}>
            {t("backups.verify")}
          </Button>
          <Button small look="quiet" isDisabled={!may} aria-label={t("backups.restoreOf", { at: moment(backup.at) })} onPress={() => void restore()}>
            {t("backups.restore")}
          </Button>
          <Button small look="quiet" danger isDisabled={!may} aria-label={t("backups.deleteOf", { at: moment(backup.at) })} onPress={() => setDeleting(true)}>
            {t("delete")}
          </Button>
          {deleting ? (
            <Confirm title={t("backups.deleteTitle")} act={t("backups.deleteNow")} cancel={t("cancel")} danger onConfirm={() => void remove()} onClose={() => setDeleting(false)}>
              <p>{t("backups.deleteText", { at: moment(backup.at), size: size(backup.kilobytes), reason })}</p>
            </Confirm>
          ) : null}
        </div>
      </td>
    </tr>
  );
}

export function Backups() {
  const { t } = useTranslation();
  const found = useData(KEY, commands.backups);
  const edit = useAutosave<BackupsView, Retention>(KEY, pick, place, commands.setRetention);
  const [progress, setProgress] = useState<ProgressState | null>(null);
  const view = found.data;
  const may = useMay("keepWorkspace");
  const told = async <T,>(work: (channel: Channel<ProgressState>) => Promise<T>): Promise<T | undefined> => {
    const channel = new Channel<ProgressState>();
    channel.onmessage = setProgress;
    setProgress({ done: 0, total: 0 });
    await flushAll();
    const outcome = await attempt(() => work(channel));
    setProgress(null);
    return outcome;
  };
  const backUp = async () => {
    const made = await told(commands.backUpNow);
    if (made) {
      notify(made.lacking > 0 ? "bad" : "ok", made.lacking > 0 ? t("backups.lacking", { count: made.lacking }) : t("backups.made", { size: size(made.kilobytes) }));
    }
  };
  const write = async () => {
    const path = await told(commands.exportWorkspace);
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("backups.title")}</h2>
      <p className={layout.lead}>{t("backups.lead")}</p>
      <MayNot action="keepWorkspace" />
      <div className={layout.row}>
        <Button onPress={() => void backUp()} isDisabled={!may || progress !== null}>
          {t("backups.now")}
        </Button>
        <Button onPress={() => void write()} isDisabled={!may || progress !== null}>
          {t("backups.export")}
        </Button>
      </div>
      {progress ? <Bar label={t("backups.working")} value={progress.done} most={progress.total} /> : null}
      {view && view.backups.length > 0 ? (
        <table className={layout.table} aria-label={t("backups.title")}>
          <thead>
            <tr>
              <th scope="col">{t("backups.at")}</th>
              <th scope="col">{t("backups.reason")}</th>
              <th scope="col" className={layout.number}>
                {t("backups.size")}
              </th>
              <th scope="col">{t("actions")}</th>
            </tr>
          </thead>
          <tbody>
            {view.backups.map((backup) => (
              <Row key={backup.name} backup={backup} may={may} />
            ))}
          </tbody>
        </table>
      ) : (
        <p className={layout.fine}>{t("backups.none")}</p>
      )}
      <h3>{t("backups.keep")}</h3>
      {view ? (
        <div className={`${layout.grid} ${layout.three}`}>
          {PERIODS.map((period) => (
            <WholeInput key={period} label={t(`backups.${period}`)} value={view.retention.value[period]} most={99} isDisabled={!may} onChange={(count) => edit((r) => ({ ...r, [period]: count }))} />
          ))}
        </div>
      ) : null}
    </section>
  );
}
