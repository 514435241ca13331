import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import type { ElementCheck, ProgrammeSummary, ProgrammeView } from "../../bindings";
import { Bar } from "../../design/controls";
import layout from "../../design/layout.module.css";
import styles from "./programmes.module.css";
import { ects } from "./wording";

function Element({ element }: { element: ElementCheck }) {
  const met = element.result.rating === "met" || element.result.rating === "notApplicable";
  const tone = met ? "ok" : element.result.rating === "notMet" && element.mandatory ? "bad" : "warning";
  return (
    <li className={styles.element} data-tone={tone}>
      {met ? <CircleCheck size={16} aria-hidden /> : <CircleAlert size={16} aria-hidden />}
      <span>{met ? element.title : element.result.message}</span>
    </li>
  );
}

function Linked({ title, list }: { title: string; list: ProgrammeSummary[] }) {
  if (list.length === 0) {
    return null;
  }
  return (
    <section className={layout.stack}>
      <h2 className={layout.small}>{title}</h2>
      {list.map((p) => (
        <Link key={p.id} href={`/programmes/${p.id}`} className={`${layout.card} ${styles.linked}`}>
          <strong>{p.title}</strong>
          <span className={layout.fine}>{[p.code, ects(p.ectsHundredths)].filter(Boolean).join(" · ")}</span>
        </Link>
      ))}
    </section>
  );
}

export function Inspector({ view }: { view: ProgrammeView }) {
  const { t } = useTranslation();
  const mandatory = view.elements.filter((e) => e.mandatory);
  const inPlace = mandatory.filter((e) => e.result.rating === "met" || e.result.rating === "notApplicable").length;
  return (
    <aside className={layout.inspector} aria-label={t("inspector.label")}>
      <section className={layout.stack}>
        <h2 className={layout.small}>{t("inspector.elements")}</h2>
        <p>
          <strong className={styles.big}>{inPlace}</strong> {t("inspector.of", { count: mandatory.length })}
        </p>
        <Bar label={t("inspector.elements")} value={inPlace} most={mandatory.length} />
        <ul className={styles.elements}>
          {view.elements.map((element) => (
            <Element key={element.number} element={element} />
          ))}
        </ul>
      </section>
      <Linked title={t("inspector.countsTowards")} list={view.countsTowards} />
      <Linked title={t("inspector.builtFrom")} list={view.builtFrom} />
    </aside>
  );
}
