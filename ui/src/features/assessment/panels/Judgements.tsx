import { facts, measured, inPercent } from "../../../app/figures";
import { useTranslation } from "../../../app/text";
import type { EbelRating, Panel, PanelResult, Round } from "../../../bindings";
import { Segments, Select } from "../../../design/fields";
import { DecimalInput } from "../../../design/numbers";
import layout from "../../../design/layout.module.css";
import styles from "./panels.module.css";

const RELEVANCE = ["essential", "important", "acceptable", "questionable"] as const;
const DIFFICULTY = ["easy", "medium", "hard"] as const;

interface JudgementProps {
  panel: Panel;
  round: number;
  before: PanelResult | undefined;
  /** Only to be read. */
  isFixed: boolean;
  edit: (change: (panel: Panel) => Panel) => void;
}

function useClasses(): { id: string; label: string; number: number }[] {
  const { t } = useTranslation();
  return DIFFICULTY.flatMap((d, at) => RELEVANCE.map((r, n) => ({ number: at * 4 + n, id: String(at * 4 + n), label: t("panels.relevanceAndDifficulty", { relevance: t(`panels.relevance.${r}`), difficulty: t(`panels.difficulty.${d}`) }) })));
}

function withJudgement(round: Round, judge: string, item: string, value: string | null, alone: boolean): Round {
  const rest = round.judgements.filter((j) => j.judgeId !== judge || (!alone && j.itemId !== item));
  return { ...round, judgements: value === null ? rest : [...rest, { judgeId: judge, itemId: item, value }] };
}

/** What each judge says, item by item; after the first round beside what the panel said before. */
export function Judgements({ panel, round, before, isFixed, edit }: JudgementProps) {
  const { t } = useTranslation();
  const classes = useClasses();
  const own = panel.rounds[round];
  if (!own || panel.method === "borderlineRegression") {
    return null;
  }
  const frozen = isFixed || own.closed !== null;
  const alone = panel.method === "bookmark";
  const say = (judge: string, item: string, value: string | null) =>
    edit((p) => ({ ...p, rounds: p.rounds.map((r, n) => (n === round ? withJudgement(r, judge, item, value, alone) : r)) }));
  const share = (judge: string, number: number, percent: string) =>
    edit((p) => {
      const rating: EbelRating = { judgeId: judge, class: number, percent };
      return { ...p, rounds: p.rounds.map((r, n) => (n === round ? { ...r, shares: [...r.shares.filter((s) => s.judgeId !== judge || s.class !== number), rating] } : r)) };
    });
  const said = (judge: string, item: string) => own.judgements.find((j) => j.judgeId === judge && j.itemId === item)?.value ?? null;
  if (alone) {
    const byDifficulty = panel.items.toSorted((a, b) => Number(b.correct ?? 0) - Number(a.correct ?? 0));
    return (
      <div className={layout.grid}>
        {panel.judges.map((j) => (
          <Select<string>
            key={j.id}
            label={t("panels.bookmarkOf", { judge: j.name })}
            value={own.judgements.find((x) => x.judgeId === j.id)?.itemId ?? null}
            choices={byDifficulty.map((i) => ({ id: i.id, label: facts(i.title, i.correct && inPercent(i.correct)) }))}
            isDisabled={frozen}
            onChange={(item) => say(j.id, item, "0")}
          />
        ))}
      </div>
    );
  }
  const field = (judge: { id: string; name: string }, item: { id: string; title: string }) => {
    const label = t("panels.judging", { judge: judge.name, item: item.title });
    const value = said(judge.id, item.id);
    if (panel.method === "angoffYesNo") {
      return (
        <Segments<"0" | "100">
          label={label}
          value={value === null ? null : value === "0" ? "0" : "100"}
          isDisabled={frozen}
          choices={[
            { id: "100", label: t("panels.yes") },
            { id: "0", label: t("panels.no") },
          ]}
          onChange={(next) => say(judge.id, item.id, next)}
        />
      );
    }
    if (panel.method === "ebel") {
      return <Select<string> hideLabel label={label} value={value} choices={classes} isDisabled={frozen} onChange={(next) => say(judge.id, item.id, next)} />;
    }
    return <DecimalInput hideLabel label={label} value={value} isDisabled={frozen} onChange={(next) => say(judge.id, item.id, next)} onClear={() => say(judge.id, item.id, null)} />;
  };
  const used = classes.filter((c) => own.judgements.some((j) => Number(j.value) === c.number));
  return (
    <>
      {panel.method === "angoffProbability" ? <p className={layout.fine}>{t("panels.chance")}</p> : null}
      {/* A box that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={layout.card} style={{ overflowX: "auto" }} tabIndex={0} role="group" aria-label={t("panels.judgements")}>
        <table className={`${layout.table} ${styles.judgements}`}>
          <thead>
            <tr>
              <th scope="col">{t("panels.item")}</th>
              {panel.judges.map((j) => (
                <th key={j.id} scope="col">
                  {j.name}
                </th>
              ))}
              {before && before.items.length > 0 ? <th scope="col">{t("panels.spread")}</th> : null}
            </tr>
          </thead>
          <tbody>
            {panel.items.map((i) => {
              const spread = before?.items.find((x) => x.itemId === i.id);
              return (
                <tr key={i.id}>
                  <th scope="row">
                    {i.title}
                    {i.correct === null || round === 0 ? null : <span className={layout.fine}> {inPercent(i.correct)}</span>}
                  </th>
                  {panel.judges.map((j) => (
                    <td key={j.id}>{field(j, i)}</td>
                  ))}
                  {spread ? (
                    <td className={layout.fine}>
                      {facts(...[spread.low, spread.mean, spread.high].map((v) => measured(v, 0)))}
                    </td>
                  ) : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {panel.method === "ebel" && used.length > 0 ? (
        <>
          <p className={layout.small}>{t("panels.shares")}</p>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className={layout.card} style={{ overflowX: "auto" }} tabIndex={0} role="group" aria-label={t("panels.shares")}>
            <table className={`${layout.table} ${styles.judgements}`}>
              <thead>
                <tr>
                  <th scope="col">{t("panels.items")}</th>
                  {panel.judges.map((j) => (
                    <th key={j.id} scope="col">
                      {j.name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {used.map((c) => (
                  <tr key={c.id}>
                    <th scope="row">{c.label}</th>
                    {panel.judges.map((j) => (
                      <td key={j.id}>
                        <DecimalInput
                          hideLabel
                          label={t("panels.shareOf", { judge: j.name, class: c.label })}
                          value={own.shares.find((s) => s.judgeId === j.id && s.class === c.number)?.percent ?? null}
                          isDisabled={frozen}
                          onChange={(percent) => share(j.id, c.number, percent)}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : null}
    </>
  );
}
