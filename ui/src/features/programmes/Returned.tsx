import { Link } from "wouter";

import { useData } from "../../app/data";
import { keys } from "../../app/keys";
import { day } from "../../app/moment";
import { placeOfField } from "../../app/places";
import { useTranslation } from "../../app/text";
import { commands } from "../../bindings";
import { Tag } from "../../design/controls";
import layout from "../../design/layout.module.css";

/** What the last audit found, by clause, until the programme is sent for review again. */
export function Returned({ programme }: { programme: string }) {
  const { t, say } = useTranslation();
  const audits = useData(keys.auditsOf(programme), () => commands.auditsOf(programme));
  const last = audits.data?.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))[0];
  const returned = last?.outcome === "returnedForChanges" ? last.id : null;
  const audit = useData(keys.audit(returned ?? ""), () => commands.auditView(returned ?? ""), returned !== null).data;
  const decision = audit?.saved.value.decision;
  if (!audit || !decision) {
    return null;
  }
  return (
    <section className={layout.stack} aria-label={t("programmes.returned")}>
      <h2 className={layout.small}>{t("programmes.returned")}</h2>
      <p className={layout.fine}>{t("audits.decided", { outcome: t("outcomesOfAudit.returnedForChanges"), name: decision.signedBy, date: day(decision.signedAt) })}</p>
      {decision.reason ? <p dir="auto">{decision.reason}</p> : null}
      <ul className={layout.stack}>
        {audit.standing.findings.map((finding) => {
          const [pointer] = finding.pointers;
          return (
            <li key={finding.clauseId}>
              <Tag tone={finding.rating === "notMet" ? "bad" : "warning"}>{t("audits.clauseNamed", { number: finding.clauseNumber, title: finding.clauseTitle })}</Tag>
              <br />
              <Link className={layout.link} href={pointer ? placeOfField(programme, pointer.field, pointer.itemId) : `/audits/${audit.saved.value.id}/${finding.clauseId}`}>
                {say(finding.text)}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
