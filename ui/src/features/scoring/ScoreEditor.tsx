import { useTranslation } from "react-i18next";
import { Radio, RadioGroup } from "react-aria-components";

import type { Phrase, ScoredPart, ScoreSheet } from "../../bindings";
import { plainDecimal } from "../../design/decimal";
import { DecimalInput, Select, TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { byLevel, expanded, levelOf, readPoints, scoreOf, withScore } from "./sheets";
import styles from "./scoring.module.css";

interface EditorProps {
  part: ScoredPart;
  sheet: ScoreSheet;
  open: boolean;
  phrases: Phrase[];
  commentRef?: string;
  change: (how: (sheet: ScoreSheet) => ScoreSheet) => void;
}

/** One criterion of one learner: levels with their words, points, and what is said about it. */
export function ScoreEditor({ part, sheet, open, phrases, commentRef, change }: EditorProps) {
  const { t } = useTranslation();
  const score = scoreOf(sheet, part.id);
  const set = (points: string | null, levelId: string | null) => change((s) => withScore({ ...s, absent: points === null ? s.absent : false }, part.id, (x) => ({ ...x, points, levelId })));
  const say = (comment: string) => change((s) => withScore(s, part.id, (x) => ({ ...x, comment })));
  const reached = levelOf(part, score?.points ?? null);
  return (
    <div className={layout.stack}>
      {part.levels.length > 0 ? (
        <RadioGroup
          className={styles.levels}
          aria-label={`${part.title}: ${t("scoring.level")}`}
          value={reached?.id ?? null}
          isDisabled={!open}
          onChange={(id) => {
            const level = part.levels.find((l) => l.id === id);
            set(level?.points ?? null, level?.id ?? null);
          }}
        >
          {part.levels.map((level) => (
            <Radio key={level.id} value={level.id} className={styles.level}>
              <span className={styles.levelHead}>
                <strong>{level.title}</strong>
                <span>{level.lowest === level.points ? plainDecimal(level.points) : `${plainDecimal(level.lowest)}–${plainDecimal(level.points)}`}</span>
              </span>
              {level.descriptor ? <span>{level.descriptor}</span> : null}
            </Radio>
          ))}
        </RadioGroup>
      ) : null}
      {byLevel(part) ? null : (
        <DecimalInput
          label={`${t("scoring.points")} ${t("scoring.ofMost", { most: plainDecimal(part.most) })}`}
          value={score?.points ?? null}
          isDisabled={!open}
          onChange={(text) => {
            if (readPoints(text, part) !== null) {
              set(text, part.levels.find((l) => Number(l.points) === Number(text))?.id ?? null);
            }
          }}
          onClear={() => set(null, null)}
        />
      )}
      <div data-comment={commentRef}>
        <TextInput label={t("scoring.commentOn", { part: part.title })} rows={3} value={score?.comment ?? ""} isDisabled={!open} onChange={(text) => say(expanded(text, phrases))} />
      </div>
      {open && phrases.length > 0 ? (
        <Select<string>
          hideLabel
          label={t("scoring.phrase")}
          placeholder={t("scoring.phrase")}
          value={null}
          choices={phrases.map((p) => ({ id: p.short, label: `/${p.short}  ${p.text}` }))}
          onChange={(short) => {
            const phrase = phrases.find((p) => p.short === short);
            say([score?.comment ?? "", phrase?.text ?? ""].filter(Boolean).join(" "));
          }}
        />
      ) : null}
    </div>
  );
}

interface WholeProps {
  sheet: ScoreSheet;
  open: boolean;
  allowed: string[];
  phrases: Phrase[];
  change: (how: (sheet: ScoreSheet) => ScoreSheet) => void;
}

/** What is said about a learner's work as a whole. */
export function WholeEditor({ sheet, open, allowed, phrases, change }: WholeProps) {
  const { t } = useTranslation();
  return (
    <div className={layout.stack}>
      <TextInput label={t("scoring.wholeComment")} rows={3} value={sheet.comment} isDisabled={!open} onChange={(text) => change((s) => ({ ...s, comment: expanded(text, phrases) }))} />
      <div className={layout.grid}>
        <TextInput
          label={t("scoring.daysLate")}
          value={sheet.daysLate === 0 ? "" : String(sheet.daysLate)}
          isDisabled={!open}
          onChange={(text) => {
            const days = Number(text);
            if (Number.isInteger(days) && days >= 0 && days <= 3650) {
              change((s) => ({ ...s, daysLate: days }));
            }
          }}
        />
        {allowed.length > 0 ? (
          <Select<string>
            label={t("scoring.adjustments")}
            value={sheet.adjustments[0] ?? "none"}
            isDisabled={!open}
            choices={[{ id: "none", label: t("assessment.noOutcome") }, ...allowed.filter((a) => a !== "").map((a) => ({ id: a, label: a }))]}
            onChange={(id) => change((s) => ({ ...s, adjustments: id === "none" ? [] : [id] }))}
          />
        ) : null}
      </div>
    </div>
  );
}
