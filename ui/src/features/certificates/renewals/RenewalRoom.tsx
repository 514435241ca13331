import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";

import { MayNot } from "../../../app/MayNot";
import { TopBar } from "../../../app/TopBar";
import { attempt, useData } from "../../../app/data";
import { facts, firstOf } from "../../../app/figures";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { useExpiring } from "../../../app/lists";
import { day } from "../../../app/moment";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { Expiring, IssueOptions } from "../../../bindings";
import { Button, Confirm, Empty, Notice, Tag } from "../../../design/controls";
import { SearchSelect } from "../../../design/SearchSelect";
import { Checkbox } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import { VirtualRows } from "../../../design/VirtualRows";
import { SigningGate, useKeysLocked } from "../../credentials/keys/SigningGate";
import { Progress, usePress } from "../press/running";
import styles from "./renewals.module.css";

function Row({ row, chosen, choose }: { row: Expiring; chosen: boolean; choose: (on: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.row}>
      <Checkbox isSelected={chosen} onChange={choose}>
        <span dir="auto">{row.name}</span>
      </Checkbox>
      <span className={layout.itemDetail} dir="auto">
        {facts(row.learnerNumber, row.programmeCode, row.cohortName)}
      </span>
      <span className={layout.number}>{row.serial}</span>
      <span className={layout.number}>
        {day(row.validUntil)} <Tag tone={row.over ? "bad" : "warning"}>{t(row.over ? "renewals.over" : "renewals.soon")}</Tag>
      </span>
    </div>
  );
}

const today = () => day(new Date().toISOString());

/** Certificates that run out, and renewing them together. */
export function RenewalRoom() {
  const { t, say } = useTranslation();
  const [, go] = useLocation();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const [now] = useState(today);
  const [templateId, setTemplateId] = useState("laurel");
  const may = useMay("issue");
  const list = useExpiring();
  const templates = useData(keys.templates(), commands.certificateTemplates);
  const { running, report, press } = usePress("renewals");
  const locked = useKeysLocked();
  const { rows } = list;
  const chosen = rows.filter((r) => picked.has(r.serial)).map((r) => r.serial);
  const pick = (serials: string[], on: boolean) => {
    const next = new Set(picked);
    for (const serial of serials) {
      if (on) {
        next.add(serial);
      } else {
        next.delete(serial);
      }
    }
    setPicked(next);
  };
  const renew = async () => {
    setAsking(false);
    const folder = await attempt(commands.chooseOutputFolder);
    if (folder) {
      const options: IssueOptions = { templateId, paper: null, issuedOn: null, merged: true, split: 0, single: false, fileNames: "", printer: "", stock: null, again: [], onlyAgain: true };
      const begun = { cohortId: "", cohortName: t("renewals.title"), progress: { done: 0, total: chosen.length } };
      await press(begun, (channel) => commands.renewCertificates(chosen, options, folder.token, channel));
    }
  };
  const told: [string, string][] = [
    [t("press.template"), templates.data?.find((x) => x.id === templateId)?.name ?? ""],
    [t("press.dateOn"), t("press.today", { date: now })],
    [t("renewals.takesPlaceOf"), firstOf(chosen.slice(0, 5), chosen.length)],
    [t("press.output"), t("press.merged")],
  ];
  return (
    <>
      <TopBar path={[t("rooms.issue"), t("rooms.register"), t("register.runningOut")]}>
        <Button onPress={() => go("/register")}>{t("renewals.back")}</Button>
      </TopBar>
      <main className={layout.main} aria-busy={list.isPending || undefined}>
        {rows.length === 0 && !report ? (
          list.isPending ? null : (
            <Empty Icon={RefreshCw} title={t("renewals.title")}>
              <p>{t("renewals.none")}</p>
            </Empty>
          )
        ) : (
          <div className={layout.stack} style={{ gap: 20 }}>
            <div className={layout.stack}>
              <h1>{t("renewals.title")}</h1>
              <p className={layout.lead}>{t("renewals.lead")}</p>
              <MayNot action="issue" />
            </div>
            {locked && may && rows.length > 0 ? <SigningGate /> : null}
            <div className={`${layout.row} ${layout.end} ${layout.wrap}`}>
              <SearchSelect<string> label={t("press.template")} value={templateId} choices={(templates.data ?? []).map((x) => ({ id: x.id, label: x.name }))} onChange={setTemplateId} />
              <Button look="primary" isDisabled={!may || locked || chosen.length === 0 || running !== null} onPress={() => setAsking(true)}>
                {t("renewals.renew", { count: chosen.length })}
              </Button>
            </div>
            {running ? <Progress running={running} /> : null}
            {report ? (
              <Notice tone="ok">
                {t("press.report", { count: report.issued })}
                <ul>
                  {report.files.map((file) => (
                    <li key={file}>{file}</li>
                  ))}
                </ul>
                {report.leftOut.map((reason, n) => (
                  <p key={n}>{say(reason)}</p>
                ))}
              </Notice>
            ) : null}
            {rows.length > 0 ? (
              <>
                <Checkbox isSelected={list.isWhole && chosen.length === rows.length} onChange={(on) => void list.all().then((every) => pick(every.map((r) => r.serial), on))}>
                  {t("renewals.all")}
                </Checkbox>
                <VirtualRows label={t("renewals.title")} rows={rows} more={list.more} rowHeight={44} render={(row) => <Row row={row} chosen={picked.has(row.serial)} choose={(on) => pick([row.serial], on)} />} />
              </>
            ) : null}
          </div>
        )}
      </main>
      {asking ? (
        <Confirm title={t("press.confirmTitle", { count: chosen.length })} act={t("press.confirmNow")} cancel={t("cancel")} onConfirm={() => void renew()} onClose={() => setAsking(false)}>
          <dl className={layout.factsList}>
            {told.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ))}
          </dl>
          <p className={layout.lead}>{t("renewals.confirmText")}</p>
        </Confirm>
      ) : null}
    </>
  );
}
