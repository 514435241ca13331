import { CircleCheck, CircleX } from "lucide-react";
import { useLocation } from "wouter";

import { MayNot } from "../../../app/MayNot";
import { day, moment } from "../../../app/moment";
import { placeOfField } from "../../../app/places";
import { useRemembered } from "../../../app/remembered";
import { useTranslation } from "../../../app/text";
import type { AuditView, ClauseStanding, Evidence, Given, Judgement, Pointer, Rating, Severity } from "../../../bindings";
import { Button, Notice } from "../../../design/controls";
import { DateInput } from "../../../design/dates";
import { Segments, Select, TextInput } from "../../../design/fields";
import { SidePanel } from "../../../design/Side";
import layout from "../../../design/layout.module.css";
import { Earlier } from "./Earlier";
import { EvidenceList } from "./EvidenceList";
import { ProgrammeBeside } from "./ProgrammeBeside";
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

/** What stands beside a clause. */
type Beside = "evidence" | "programme";

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
  const [beside, setBeside] = useRemembered<Beside>("audit-beside", "evidence");
  const evidence = judgement?.evidence ?? [];
  const finding = view.standing.findings.find((f) => f.clauseId === clause.id);
  const changeEvidence = (list: Evidence[]) => judge((j) => ({ ...j, evidence: list }));
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
          <Earlier audit={view.saved.value.id} clause={clause.id} frozen={decided} take={(said) => judge((j) => ({ ...said, clauseId: j.clauseId, given: j.given, evidence: [...j.evidence, ...said.evidence] }))} />
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
      <SidePanel label={t("beside.what")} className={beside === "programme" ? styles.reading : undefined}>
        <div>
          <Segments<Beside> label={t("beside.what")} value={beside} choices={[{ id: "evidence", label: t("audits.evidence") }, { id: "programme", label: t("beside.programme") }]} onChange={setBeside} />
        </div>
        {beside === "programme" ? <ProgrammeBeside summary={view.programme} pointers={check?.pointers ?? []} /> : <EvidenceList view={view} evidence={evidence} frozen={decided} change={changeEvidence} />}
      </SidePanel>
    </>
  );
}
