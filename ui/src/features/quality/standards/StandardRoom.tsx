import { TopBar } from "../../../app/TopBar";
import { useData } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import { Tag } from "../../../design/controls";
import layout from "../../../design/layout.module.css";

export function StandardRoom() {
  const { say, t } = useTranslation();
  const standards = useData(keys.standards(), commands.standards);
  const standard = standards.data?.[0];
  if (!standard) {
    return <main className={layout.main} aria-busy />;
  }
  const parts = [...new Set(standard.clauses.map((c) => say(c.part)))];
  return (
    <>
      <TopBar path={[t("rooms.review"), t("rooms.standards"), say(standard.title)]} />
      {/* It scrolls and holds nothing else to focus, so it must be reachable itself. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <main className={layout.main} tabIndex={0}>
        <div className={layout.column}>
          <p className={layout.over}>{say(standard.source)}</p>
          <h1>{say(standard.title)}</h1>
          <p className={layout.lead}>{t("standards.lead")}</p>
          {parts.map((part) => (
            <section key={part} className={layout.stack}>
              <h2>{part}</h2>
              <div className={layout.card}>
                <table className={layout.table}>
                  <thead>
                    <tr>
                      <th scope="col">{t("standards.number")}</th>
                      <th scope="col">{t("standards.clause")}</th>
                      <th scope="col">{t("standards.checked")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {standard.clauses
                      .filter((c) => say(c.part) === part)
                      .map((c) => (
                        <tr key={c.id}>
                          <td className={layout.number}>{c.number}</td>
                          <td>
                            <strong>{say(c.title)}</strong>
                            <br />
                            <span className={layout.fine}>{say(c.text)}</span>
                          </td>
                          <td>
                            <Tag tone={c.check ? "accent" : "neutral"}>{c.check ? t("standards.automatically") : t("standards.byReviewer")}</Tag>
                          </td>
                        </tr>
                      ))}
                  </tbody>
                </table>
              </div>
            </section>
          ))}
        </div>
      </main>
    </>
  );
}
