// Changes to a sheet: what a marker gave one learner.
import type { Marker, MarkingOf, MarkingView, PartScore, Saved, ScoredPart, ScoreSheet } from "../../../bindings";

export type SheetOf = (learner: string) => Saved<ScoreSheet>;

/** A sheet nobody has written yet. */
export function blank(view: MarkingView, learner: string): Saved<ScoreSheet> {
  return {
    revision: 0,
    value: {
      learnerId: learner,
      marker: view.marker,
      rubricId: view.marking.value.rubricId,
      scores: [],
      comment: "",
      absent: false,
      daysLate: 0,
      adjustments: [],
      markedBy: null,
      markedAt: "",
      settlements: [],
    },
  };
}

const MARKERS: Record<Marker, string> = { first: "1", second: "2", agreed: "3" };

/** The identity of a sheet’s record. */
export function sheetId(of: MarkingOf, marker: Marker, learner: string): string {
  return [of.cohort, of.assessment, of.attempt, MARKERS[marker], learner.slice(learner.lastIndexOf("/") + 1)].join("/");
}

export function scoreOf(sheet: ScoreSheet | undefined, part: string): PartScore | undefined {
  return sheet?.scores.find((s) => s.partId === part);
}

export function withScore(sheet: ScoreSheet, part: string, how: (score: PartScore) => PartScore): ScoreSheet {
  const own = scoreOf(sheet, part) ?? { partId: part, points: null, levelId: null, comment: "" };
  const next = how(own);
  const rest = sheet.scores.filter((s) => s.partId !== part);
  const empty = next.points === null && next.comment === "";
  return { ...sheet, scores: empty ? rest : [...rest, next] };
}

/** Whether levels are chosen by number: each has one number of points. */
export function byLevel(part: ScoredPart): boolean {
  return part.levels.length > 0 && part.levels.length < 10 && part.levels.every((l) => l.lowest === l.points);
}

const decimal = (text: string) => text.trim().replace(",", ".");

/** Whether a text is a number at all. */
export function isDecimal(text: string): boolean {
  return /^\d{1,7}(\.\d{1,6})?$/.test(decimal(text));
}

/** Points as typed, where they can be: from 0 to the most there is. */
export function readPoints(text: string, part: ScoredPart): string | null {
  return isDecimal(text) && Number(decimal(text)) <= Number(part.most) ? decimal(text) : null;
}

/** The level that a number of points reaches. */
export function levelOf(part: ScoredPart, points: string | null): ScoredPart["levels"][number] | undefined {
  return points === null ? undefined : part.levels.findLast((l) => Number(points) >= Number(l.lowest));
}

/** A comment in which `/short ` became the phrase it stands for. */
export function expanded(text: string, phrases: { short: string; text: string }[]): string {
  const typed = /(^|\s)\/(\S+)(\s)$/u.exec(text);
  const phrase = typed ? phrases.find((p) => p.short === typed[2]) : undefined;
  return typed && phrase ? `${text.slice(0, typed.index)}${typed[1] ?? ""}${phrase.text}${typed[3] ?? ""}` : text;
}
