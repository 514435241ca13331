import { CircleAlert, CircleCheck } from "lucide-react";
import { Link } from "wouter";

import { facts } from "../../app/figures";
import { useTranslation } from "../../app/text";
import type { ElementCheck, ProgrammeSummary, ProgrammeView } from "../../bindings";
import { Bar } from "../../design/controls";
import { SidePanel } from "../../design/Side";
import layout from "../../design/layout.module.css";
import styles from "./programmes.module.css";
import { Returned } from "./Returned";
import { placeOfElement } from "./elements";
import { ects } from "./wording";

function Element({ programme, element }: { programme: string; element: ElementCheck }) {
  const { say } = useTranslation();
  const place = placeOfElement(programme, element);
  const met = element.result.rating === "met" || element.result.rating === "notApplicable";
  const tone = met ? "ok" : element.result.rating === "notMet" && element.mandatory ? "bad" : "warning";
  return (
    <li className={styles.element} data-tone={tone}>
      {met ? <CircleCheck size={16} aria-hidden /> : <CircleAlert size={16} aria-hidden />}
      {place === null ? (
        <span>{say(met ? element.title : element.result.message)}</span>
      ) : (
        <Link href={place} className={styles.elementLink}>
          {say(met ? element.title : element.result.message)}
        </Link>
      )}
    </li>
  );
}

function Linked({ title, list, more }: { title: string; list: ProgrammeSummary[]; more?: boolean }) {
  const { t } = useTranslation();
  if (list.length === 0) {
    return null;
  }
  return (
    <section className={layout.stack}>
      <h2 className={layout.small}>{title}</h2>
      {list.map((p) => (
        <Link key={p.id} href={`/programmes/${p.id}`} className={`${layout.card} ${styles.linked}`}>
          <strong>{p.title}</strong>
          <span className={layout.fine}>{facts(p.code, ects(p.ectsHundredths))}</span>
        </Link>
      ))}
      {more ? <p className={layout.fine}>{t("inspector.more")}</p> : null}
    </section>
  );
}

export function Inspector({ view }: { view: ProgrammeView }) {
  const { t } = useTranslation();
  const mandatory = view.elements.filter((e) => e.mandatory);
  const inPlace = mandatory.filter((e) => e.result.rating === "met" || e.result.rating === "notApplicable").length;
  return (
    <SidePanel label={t("inspector.label")}>
      {view.saved.value.state === "draft" ? <Returned programme={view.saved.value.id} /> : null}
      <section className={layout.stack}>
        <h2 className={layout.small}>{t("inspector.elements")}</h2>
        <p>
          <strong className={styles.big}>{inPlace}</strong> {t("inspector.of", { count: mandatory.length })}
        </p>
        <Bar label={t("inspector.elements")} value={inPlace} most={mandatory.length} />
        <ul className={styles.elements}>
          {view.elements.map((element) => (
            <Element key={element.number} programme={view.saved.value.id} element={element} />
          ))}
        </ul>
      </section>
      <Linked title={t("inspector.countsTowards")} list={view.countsTowards} />
      <Linked title={t("inspector.builtFrom")} list={view.builtFrom} more={view.builtFromMore} />
    </SidePanel>
  );
}
