import { CircleCheck, CircleX, Plus, FileText, Paperclip } from "lucide-react";
import { Link, useLocation } from "wouter";

import { MayNot } from "../../../app/MayNot";
import { attempt } from "../../../app/data";
import { notify } from "../../../app/notices";
import { number } from "../../../app/locale";
import { day, moment } from "../../../app/moment";
import { placeOfField } from "../../../app/places";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { AuditView, ClauseStanding, Evidence, EvidenceFile, Given, Judgement, Pointer, Rating, Severity } from "../../../bindings";
import { Button, Notice, RemoveButton, Tag } from "../../../design/controls";
import { DateInput } from "../../../design/dates";
import { Segments, Select, TextInput } from "../../../design/fields";
import { SidePanel } from "../../../design/Side";
import layout from "../../../design/layout.module.css";
import styles from "./audits.module.css";

interface ClauseProps {
  standing: ClauseStanding;
  view: AuditView;
  decided: boolean;
  judge: (how: (judgement: Judgement) => Judgement) => void;
}

const placeOf = (programme: string, pointer: Pointer) => placeOfField(programme, pointer.field, pointer.itemId);

const RATINGS: Rating[] = ["met", "partly", "notMet", "notApplicable"];
const SEVERITIES: Severity[] = ["major", "minor", "observation"];

function Attached({ file }: { file: EvidenceFile }) {
  const { t } = useTranslation();
  const save = async () => {
    const path = await attempt(() => commands.saveEvidence(file));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  return (
    <div className={styles.attached}>
      <FileText size={16} aria-hidden />
      <span className={layout.grow}>
        {file.fileName}
        <br />
        <span className={layout.fine}>{t("audits.fileFacts", { size: number(Math.max(1, Math.round(file.size / 1000))), hash: file.hash.slice(0, 8) })}</span>
        <br />
        <Button small aria-label={t("audits.saveCopyOf", { file: file.fileName })} onPress={() => void save()}>
          {t("audits.saveCopy")}
        </Button>
      </span>
    </div>
  );
}

/** Who gave a judgement, and whom a file named that it was taken in from. */
function GivenBy({ given }: { given: Given }) {
  const { t } = useTranslation();
  const at = moment(given.at);
  if (given.fileSays) {
    return <p className={layout.fine}>{t("audits.givenByFile", { name: given.name, says: given.fileSays, at })}</p>;
  }
  return given.name ? <p className={layout.fine}>{t("audits.given", { name: given.name, at })}</p> : null;
}

export function Clause({ standing, view, decided, judge }: ClauseProps) {
  const { say, t } = useTranslation();
  const [, go] = useLocation();
  const { clause, check, judgement } = standing;
  const evidence = judgement?.evidence ?? [];
  const finding = view.standing.findings.find((f) => f.clauseId === clause.id);
  const changeEvidence = (list: Evidence[]) => judge((j) => ({ ...j, evidence: list }));
  const attach = async () => {
    const file = await attempt(commands.chooseEvidence);
    if (file) {
      changeEvidence([...evidence, { title: file.fileName, detail: "", file }]);
    }
  };
  const good = check?.rating === "met" || check?.rating === "notApplicable";
  const decision = view.saved.value.decision;
  return (
    <>
      <main className={layout.main}>
        <div className={layout.column}>
          <div className={layout.stack}>
            <p className={layout.over}>
              {t(clause.mandatory ? "audits.clauseMandatory" : "audits.clauseOptional", { number: clause.number, weight: clause.weight })}
            </p>
            <h1>{say(clause.title)}</h1>
            <p className={layout.lead}>{say(clause.text)}</p>
          </div>
          {decision ? null : <MayNot action="review" />}
          {decision ? (
            <Notice tone={decision.outcome === "approved" ? "ok" : "information"}>
              <p>{t("audits.decided", { outcome: t(`outcomesOfAudit.${decision.outcome}`), name: decision.signedBy, date: day(decision.signedAt) })}</p>
              {decision.reason ? <p dir="auto">{decision.reason}</p> : null}
              {decision.ownWork ? <p>{t("audits.ownWork")}</p> : null}
            </Notice>
          ) : null}
          {check ? (
            <section className={styles.check} data-good={good || undefined}>
              <p>
                {good ? <CircleCheck size={16} aria-hidden /> : <CircleX size={16} aria-hidden />}
                {t("audits.checked", { message: check.message })}
              </p>
              {check.pointers.map((pointer, n) => (
                <div key={n} className={styles.pointer}>
                  <div>
                    {say(pointer.label) ? <span className={layout.small}>{say(pointer.label)}</span> : null}
                    {say(pointer.text) ? <p>{say(pointer.text)}</p> : null}
                  </div>
                  <Button small onPress={() => go(placeOf(view.programme.id, pointer))}>
                    {t("audits.show")}
                  </Button>
                </div>
              ))}
            </section>
          ) : (
            <Notice tone="information">{t("audits.noRule")}</Notice>
          )}
          <section className={layout.stack}>
            <h2>{t("audits.judgement")}</h2>
            <div>
              <Segments<Rating>
                label={t("audits.judgement")}
                value={judgement?.rating ?? null}
                choices={RATINGS.map((id) => ({ id, label: t(`ratings.${id}`) }))}
                isDisabled={decided}
                onChange={(rating) => judge((j) => ({ ...j, rating }))}
              />
            </div>
            {judgement?.rating ? null : check ? <p className={layout.fine}>{t("audits.ruleCounts")}</p> : null}
          </section>
          {judgement?.given ? <GivenBy given={judgement.given} /> : null}
          <TextInput path={clause.id} label={t("audits.note")} rows={4} value={judgement?.note ?? ""} isDisabled={decided} onChange={(note) => judge((j) => ({ ...j, note }))} />
          {finding || judgement?.rating === "notMet" || judgement?.rating === "partly" ? (
            <div className={`${layout.grid} ${layout.three}`}>
              <Select<Severity>
                label={t("audits.severity")}
                value={judgement?.severity ?? finding?.severity ?? null}
                choices={SEVERITIES.map((id) => ({ id, label: t(`severities.${id}`) }))}
                isDisabled={decided}
                onChange={(severity) => judge((j) => ({ ...j, severity }))}
              />
              <TextInput label={t("audits.owner")} value={judgement?.owner ?? ""} isDisabled={decided} onChange={(owner) => judge((j) => ({ ...j, owner }))} />
              <DateInput label={t("audits.due")} value={judgement?.due ?? null} isDisabled={decided} onChange={(due) => judge((j) => ({ ...j, due }))} />
            </div>
          ) : null}
        </div>
      </main>
      <SidePanel label={t("audits.evidence")}>
        <section className={layout.stack}>
          <h2 className={layout.small}>{t("audits.evidence")}</h2>
          {evidence.length === 0 ? <p className={layout.fine}>{t("audits.noEvidence")}</p> : null}
          {evidence.map((item, n) => (
            <div key={n} className={`${layout.card} ${layout.pad}`}>
              <div className={`${layout.row} ${layout.end}`}>
                <div className={layout.grow}>
                  <TextInput label={t("audits.evidenceTitle")} value={item.title} isDisabled={decided} onChange={(title) => changeEvidence(evidence.map((x, m) => (m === n ? { ...x, title } : x)))} />
                </div>
                {decided ? null : <RemoveButton label={t("audits.removeEvidence", { number: n + 1 })} onPress={() => changeEvidence(evidence.filter((_, m) => m !== n))} />}
              </div>
              {item.file ? <Attached file={item.file} /> : null}
              <TextInput label={t("audits.evidenceDetail")} value={item.detail} isDisabled={decided} onChange={(detail) => changeEvidence(evidence.map((x, m) => (m === n ? { ...x, detail } : x)))} />
            </div>
          ))}
          {decided ? null : (
            <div className={`${layout.row} ${layout.wrap}`}>
              <Button small onPress={() => void attach()}>
                <Paperclip size={14} aria-hidden />
                {t("audits.attach")}
              </Button>
              <Button small onPress={() => changeEvidence([...evidence, { title: "", detail: "", file: null }])}>
                <Plus size={14} aria-hidden />
                {t("audits.addEvidence")}
              </Button>
            </div>
          )}
        </section>
        <section className={layout.stack}>
          <h2 className={layout.small}>{t("audits.findings", { count: view.standing.findings.length })}</h2>
          {view.standing.findings.length === 0 ? <p className={layout.fine}>{t("audits.noFindings")}</p> : null}
          <ul className={layout.stack}>
            {view.standing.findings.map((f) => (
              <li key={f.clauseId} className={layout.stack}>
                <span>
                  <Tag tone={f.rating === "notMet" ? "bad" : "warning"}>
                    {f.clauseNumber} {t(`ratings.${f.rating}`)}
                  </Tag>
                </span>
                <Link className={layout.link} href={f.pointers[0] ? placeOf(view.programme.id, f.pointers[0]) : `/audits/${view.saved.value.id}/${f.clauseId}`}>
                  {say(f.text)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      </SidePanel>
    </>
  );
}
