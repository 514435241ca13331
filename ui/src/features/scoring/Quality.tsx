import { useTranslation } from "react-i18next";

import { useData } from "../../app/data";
import { commands } from "../../bindings";
import type { MarkingOf } from "../../bindings";
import layout from "../../design/layout.module.css";
import { Figures, rounded } from "./Figures";
import styles from "./scoring.module.css";

/** How well each criterion measures, and how far they hang together. */
export function Quality({ of }: { of: MarkingOf }) {
  const { t } = useTranslation();
  const found = useData(["quality", of.cohort, of.assessment, String(of.attempt)], () => commands.qualityView(of));
  const view = found.data;
  if (!view) {
    return <div aria-busy />;
  }
  return (
    <>
      <h2>{t("scoring.items")}</h2>
      <div className={layout.card}>
        <table className={layout.table}>
          <thead>
            <tr>
              <th scope="col">{t("scoring.criterion")}</th>
              <th scope="col" className={layout.number}>
                {t("scoring.difficulty")}
              </th>
              <th scope="col" className={layout.number}>
                {t("scoring.discrimination")}
              </th>
              <th scope="col">{t("scoring.advice")}</th>
            </tr>
          </thead>
          <tbody>
            {view.items.map((item, n) => (
              <tr key={n}>
                <th scope="row">{item.title}</th>
                <td className={layout.number}>{item.difficulty === null ? "–" : `${Math.round(item.difficulty * 100)} %`}</td>
                <td className={layout.number}>{rounded(item.discrimination, 2)}</td>
                <td className={styles.meaning}>{item.advice}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Figures figures={[view.consistency]} />
    </>
  );
}
