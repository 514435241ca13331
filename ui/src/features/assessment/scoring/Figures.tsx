import { measured, sentences, span } from "../../../app/figures";
import { useTranslation } from "../../../app/text";
import type { Figure } from "../../../bindings";
import layout from "../../../design/layout.module.css";
import styles from "./scoring.module.css";

/** Figures of agreement, each with what it means in one sentence and what to be careful about. */
export function Figures({ figures }: { figures: Figure[] }) {
  const { say, t } = useTranslation();
  const caution = sentences(figures.find((f) => f.caution.length > 0)?.caution ?? []);
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
                  {measured(f.value, 3)}
                  {f.low !== null && f.high !== null ? (
                    <>
                      <br />
                      <span className={layout.fine}>
                        {span(measured(f.low), measured(f.high))}
                      </span>
                    </>
                  ) : null}
                </td>
                <td className={styles.meaning}>{say(f.meaning)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
