import { useTranslation } from "react-i18next";

import type { Figure } from "../../bindings";
import layout from "../../design/layout.module.css";
import styles from "./scoring.module.css";

export function rounded(value: number | null, places = 3): string {
  return value === null ? "–" : value.toFixed(places);
}

/** Figures of agreement, each with what it means in one sentence and what to be careful about. */
export function Figures({ figures }: { figures: Figure[] }) {
  const { t } = useTranslation();
  const caution = figures.find((f) => f.caution !== "")?.caution;
  return (
    <>
      {caution ? <p className={layout.fine}>{caution}</p> : null}
      <div className={layout.card}>
        <table className={layout.table}>
          <thead>
            <tr>
              <th scope="col">{t("panels.figure")}</th>
              <th scope="col" className={layout.number}>
                {t("panels.value")}
              </th>
              <th scope="col">{t("panels.meaning")}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((f) => (
              <tr key={f.statistic}>
                <th scope="row">{t(`statistics.${f.statistic}`)}</th>
                <td className={layout.number}>
                  {rounded(f.value)}
                  {f.low !== null && f.high !== null ? (
                    <>
                      <br />
                      <span className={layout.fine}>
                        {rounded(f.low, 2)} – {rounded(f.high, 2)}
                      </span>
                    </>
                  ) : null}
                </td>
                <td className={styles.meaning}>{f.meaning}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
