import { Radio, RadioGroup } from "react-aria-components";

import { decimal, span } from "../../../app/figures";
import { useTranslation } from "../../../app/text";
import type { Phrase, ScoredPart, ScoreSheet } from "../../../bindings";
import { Select, TextInput } from "../../../design/fields";
import { release } from "../../../design/held";
import { DecimalInput, WholeInput } from "../../../design/numbers";
import layout from "../../../design/layout.module.css";
import { byLevel, expanded, levelOf, scoreOf, withScore } from "./sheets";
import styles from "./scoring.module.css";

interface CommentProps {
  label: string;
  value: string;
  phrases: Phrase[];
  isDisabled: boolean;
  onChange: (comment: string) => void;
}

/** A comment, in which a short form becomes its phrase as it is typed. */
function Comment({ label, value, phrases, isDisabled, onChange }: CommentProps) {
  return <TextInput label={label} rows={3} value={value} isDisabled={isDisabled} rewrite={(text) => expanded(text, phrases)} onChange={onChange} />;
}

interface EditorProps {
  part: ScoredPart;
  /** The name of the sheet among all: what is no value is kept under it. */
  prefix: string;
  sheet: ScoreSheet;
  open: boolean;
  phrases: Phrase[];
  commentRef?: string;
  change: (how: (sheet: ScoreSheet) => ScoreSheet) => void;
}

/** One criterion of one learner: levels with their words, points, and what is said about it. */
export function ScoreEditor({ part, prefix, sheet, open, phrases, commentRef, change }: EditorProps) {
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
          aria-label={t("scoring.levelOf", { part: part.title })}
          value={reached?.id ?? null}
          isDisabled={!open}
          onChange={(id) => {
            const level = part.levels.find((l) => l.id === id);
            release(`${prefix}/${part.id}`);
            set(level?.points ?? null, level?.id ?? null);
          }}
        >
          {part.levels.map((level) => (
            <Radio key={level.id} value={level.id} className={styles.level}>
              <span className={styles.levelHead}>
                <strong>{level.title}</strong>
                <span>{level.lowest === level.points ? decimal(level.points) : span(decimal(level.lowest), decimal(level.points))}</span>
              </span>
              {level.descriptor ? <span>{level.descriptor}</span> : null}
            </Radio>
          ))}
        </RadioGroup>
      ) : null}
      {byLevel(part) ? null : (
        <DecimalInput
          label={t("scoring.pointsOfMost", { most: decimal(part.most) })}
          value={score?.points ?? null}
          isDisabled={!open}
          heldAs={`${prefix}/${part.id}`}
          most={part.most}
          onChange={(points) => set(points, part.levels.find((l) => Number(l.points) === Number(points))?.id ?? null)}
          onClear={() => set(null, null)}
        />
      )}
      <div data-comment={commentRef}>
        <Comment key={`${prefix}/${part.id}`} label={t("scoring.commentOn", { part: part.title })} value={score?.comment ?? ""} phrases={phrases} isDisabled={!open} onChange={say} />
      </div>
      {open && phrases.length > 0 ? (
        <Select<string>
          hideLabel
          label={t("scoring.phrase")}
          placeholder={t("scoring.phrase")}
          value={null}
          choices={phrases.map((p) => ({ id: p.short, label: t("scoring.phraseChoice", { short: p.short, text: p.text }) }))}
          onChange={(short) => {
            const phrase = phrases.find((p) => p.short === short);
            // What is shown may be a moment old: the phrase follows what is written by now.
            change((now) => withScore(now, part.id, (x) => ({ ...x, comment: [x.comment, phrase?.text ?? ""].filter(Boolean).join(" ") })));
          }}
        />
      ) : null}
    </div>
  );
}

interface WholeProps {
  prefix: string;
  sheet: ScoreSheet;
  open: boolean;
  allowed: string[];
  phrases: Phrase[];
  change: (how: (sheet: ScoreSheet) => ScoreSheet) => void;
}

/** What is said about a learner's work as a whole. */
export function WholeEditor({ prefix, sheet, open, allowed, phrases, change }: WholeProps) {
  const { t } = useTranslation();
  return (
    <div className={layout.stack}>
      <Comment key={prefix} label={t("scoring.wholeComment")} value={sheet.comment} phrases={phrases} isDisabled={!open} onChange={(comment) => change((s) => ({ ...s, comment }))} />
      <div className={layout.grid}>
        <WholeInput
          label={t("scoring.daysLate")}
          heldAs={`${prefix}/daysLate`}
          value={sheet.daysLate}
          most={3650}
          emptyIsZero
          isDisabled={!open}
          onChange={(daysLate) => change((s) => ({ ...s, daysLate }))}
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
