import { useData } from "../../../app/data";
import { inPercent, measured, sentences } from "../../../app/figures";
import { keys } from "../../../app/keys";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { MarkingOf } from "../../../bindings";
import layout from "../../../design/layout.module.css";
import { Figures } from "./Figures";
import styles from "./scoring.module.css";

/** How well each criterion measures, and how far they hang together. */
export function Quality({ of }: { of: MarkingOf }) {
  const { t } = useTranslation();
  const found = useData(keys.quality(of), () => commands.qualityView(of));
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
                <td className={layout.number}>{item.difficulty === null ? "–" : inPercent(Math.round(item.difficulty * 100))}</td>
                <td className={layout.number}>{measured(item.discrimination)}</td>
                <td className={styles.meaning}>{sentences(item.advice)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Figures figures={[view.consistency]} />
    </>
  );
}
