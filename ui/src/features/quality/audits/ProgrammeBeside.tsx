import { useEffect, useRef } from "react";
import type { ReactNode } from "react";

import { nameOfCode } from "../../../app/codes";
import { useData, words } from "../../../app/data";
import { facts, inPercent } from "../../../app/figures";
import { keys } from "../../../app/keys";
import { list as inWords } from "../../../app/locale";
import { day } from "../../../app/moment";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { Pointer, Programme, ProgrammeField, ProgrammeSummary } from "../../../bindings";
import { Notice } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import styles from "./audits.module.css";

interface PartProps {
  label: string;
  /** The field a rule's finding is about, or the thing in a list of it. */
  name: string;
  here: ReadonlySet<string>;
  children: ReactNode;
}

/** A part of the programme; marked where the clause is about it. */
function Part({ label, name, here, children }: PartProps) {
  return (
    <div className={styles.part} data-here={here.has(name) || undefined}>
      <dt>{label}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

interface TextPart {
  field: ProgrammeField | "validity" | "accreditedUntil" | "furtherInformation" | "code";
  label: string;
  text: string;
}

/** What a programme says of itself in single fields, in the order of its first page. */
function useFields(programme: Programme, level: string): TextPart[] {
  const { t } = useTranslation();
  const stack = programme.stackability;
  return [
    { field: "title", label: t("fields.title"), text: programme.title },
    { field: "description", label: t("fields.description"), text: programme.description },
    { field: "awardingBody", label: t("fields.awardingBody"), text: programme.awardingBody },
    { field: "country", label: t("fields.country"), text: nameOfCode("region", programme.country) },
    { field: "level", label: t("fields.level"), text: level },
    {
      field: "workload",
      label: t("beside.workload"),
      text: facts(programme.ectsHundredths !== null && t("programmes.ects", { amount: String(programme.ectsHundredths / 100) }), programme.workloadHours !== null && t("beside.hours", { count: programme.workloadHours })),
    },
    { field: "languages", label: t("fields.languages"), text: inWords(programme.languages.map((code) => nameOfCode("language", code))) },
    { field: "participation", label: t("fields.participation"), text: programme.participation ? t(`participation.${programme.participation}`) : "" },
    { field: "supervision", label: t("fields.supervision"), text: programme.supervision ? t(`supervision.${programme.supervision}`) : "" },
    { field: "stackability", label: t("fields.stackability"), text: facts(t(`stackability.${stack.kind}`), stack.kind === "stacksTowards" && inWords(stack.codes)) },
    { field: "prerequisites", label: t("fields.prerequisites"), text: programme.prerequisites },
    { field: "qualityAssurance", label: t("fields.qualityAssurance"), text: programme.qualityAssurance },
    { field: "accreditedUntil", label: t("fields.accreditedUntil"), text: programme.accreditedUntil ? day(programme.accreditedUntil) : "" },
    { field: "furtherInformation", label: t("fields.furtherInformation"), text: programme.furtherInformation },
  ];
}

function Read({ programme, level, here }: { programme: Programme; level: string; here: ReadonlySet<string> }) {
  const { t } = useTranslation();
  const fields = useFields(programme, level);
  const outcomeOf = (id: string) => programme.outcomes.findIndex((outcome) => outcome.id === id) + 1;
  const absent = <span className={layout.fine}>{t("beside.notStated")}</span>;
  return (
    <dl className={styles.beside}>
      {fields.map(({ field, label, text }) => (
        <Part key={field} name={field} label={label} here={here}>
          {text || absent}
        </Part>
      ))}
      <Part name="outcomes" label={t("programmes.tabs.outcomes")} here={here}>
        {programme.outcomes.length === 0 ? absent : null}
        <ol className={styles.numbered}>
          {programme.outcomes.map((outcome) => (
            <li key={outcome.id} data-here={here.has(outcome.id) || undefined}>
              {outcome.text}
              {outcome.alignments.map((a) => (
                <p key={a.competencyId} className={layout.fine}>
                  {facts(a.label, a.framework)}
                </p>
              ))}
            </li>
          ))}
        </ol>
      </Part>
      <Part name="assessments" label={t("programmes.tabs.assessment")} here={here}>
        {programme.assessments.length === 0 ? absent : null}
        <ul className={layout.stack}>
          {programme.assessments.map((a) => (
            <li key={a.id} data-here={here.has(a.id) || undefined}>
              {facts(a.title, t(`assessmentTypes.${a.assessmentType}`), inPercent(a.weight))}
              <p className={layout.fine}>{a.outcomeIds.length > 0 ? t("beside.measures", { list: inWords(a.outcomeIds.map((id) => t("assessment.outcomeNumber", { number: outcomeOf(id) }))) }) : t("assessment.noOutcome")}</p>
            </li>
          ))}
        </ul>
      </Part>
      <Part name="partners" label={t("programmes.tabs.partners")} here={here}>
        {programme.partners.length === 0 ? absent : null}
        <ul className={layout.stack}>
          {programme.partners.map((partner, n) => (
            <li key={n}>
              {facts(partner.name, t(`partnerRoles.${partner.role}`))}
              {partner.note ? <p className={layout.fine}>{partner.note}</p> : null}
            </li>
          ))}
        </ul>
      </Part>
    </dl>
  );
}

/** The programme as it is, to be read beside the clause; what the clause is about is marked and in sight. */
export function ProgrammeBeside({ summary, pointers }: { summary: ProgrammeSummary; pointers: readonly Pointer[] }) {
  const { t, say } = useTranslation();
  const found = useData(keys.programme(summary.id), () => commands.programmeView(summary.id));
  const place = useRef<HTMLDivElement>(null);
  const programme = found.data?.saved.value;
  const isThere = programme !== undefined;
  useEffect(() => {
    if (isThere) {
      place.current?.querySelector("[data-here]")?.scrollIntoView({ block: "center" });
    }
  }, [isThere]);
  if (found.error) {
    return <Notice tone="bad">{words(found.error)}</Notice>;
  }
  return (
    <section ref={place} className={layout.stack} aria-busy={!isThere} aria-label={t("beside.programme")}>
      <p className={layout.over}>{t("programmes.over", { code: summary.code, version: summary.version, state: t(`statesWithin.${summary.state}`) })}</p>
      {programme ? <Read programme={programme} level={summary.level ? say(summary.level) : ""} here={new Set(pointers.flatMap(({ field, itemId }) => [field, ...(itemId ? [itemId] : [])]))} /> : null}
    </section>
  );
}
