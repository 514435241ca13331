// What can be done to the shape of a rubric: pure changes, undone by Ctrl+Z like any other.
import type { Criterion, Rubric, RubricLevel } from "../../../bindings";

export function fresh(): string {
  return crypto.randomUUID().slice(0, 8);
}

function moved<T>(list: T[], from: number, to: number): T[] {
  const copy = [...list];
  const [one] = copy.splice(from, 1);
  if (one !== undefined && to >= 0 && to <= copy.length) {
    copy.splice(to, 0, one);
    return copy;
  }
  return list;
}

function joined(first: string, second: string): string {
  return [first.trim(), second.trim()].filter((words) => words !== "").join("\n");
}

/** Sums and halves of weights, in whole millionths, so that nothing is lost. */
function millionths(text: string): bigint {
  const [whole = "0", part = ""] = text.split(".");
  return BigInt(whole + part.padEnd(6, "0").slice(0, 6));
}

function decimal(value: bigint): string {
  const text = value.toString().padStart(7, "0");
  return `${text.slice(0, -6)}.${text.slice(-6)}`.replace(/\.?0+$/, "") || "0";
}

/** A new criterion begins with the last one's levels: as many descriptors, its weight, no words. */
export function addCriterion(rubric: Rubric): Rubric {
  const last = rubric.criteria.at(-1);
  const criterion: Criterion = {
    id: fresh(),
    title: "",
    weight: last?.weight ?? "1",
    outcomeIds: [],
    descriptors: rubric.levels.map(() => ""),
    mustPass: false,
    cognitiveLevel: null,
  };
  return { ...rubric, criteria: [...rubric.criteria, criterion] };
}

export function removeCriterion(rubric: Rubric, at: number): Rubric {
  return { ...rubric, criteria: rubric.criteria.filter((_, n) => n !== at) };
}

export function moveCriterion(rubric: Rubric, at: number, by: number): Rubric {
  return { ...rubric, criteria: moved(rubric.criteria, at, at + by) };
}

/** Two criteria become one: titles and words one below the other, weights added up. */
export function mergeCriteria(rubric: Rubric, at: number): Rubric {
  const [first, second] = [rubric.criteria[at], rubric.criteria[at + 1]];
  if (!first || !second) {
    return rubric;
  }
  const one: Criterion = {
    ...first,
    title: [first.title, second.title].filter((t) => t.trim() !== "").join("; "),
    weight: decimal(millionths(first.weight) + millionths(second.weight)),
    outcomeIds: [...new Set([...first.outcomeIds, ...second.outcomeIds])],
    descriptors: first.descriptors.map((words, n) => joined(words, second.descriptors[n] ?? "")),
    mustPass: (first.mustPass ?? false) || (second.mustPass ?? false),
  };
  return { ...rubric, criteria: rubric.criteria.flatMap((c, n) => (n === at ? [one] : n === at + 1 ? [] : [c])) };
}

/** A criterion becomes two with the same words, to be told apart; its weight is halved. */
export function splitCriterion(rubric: Rubric, at: number): Rubric {
  const criterion = rubric.criteria[at];
  if (!criterion) {
    return rubric;
  }
  const whole = millionths(criterion.weight);
  const first = { ...criterion, weight: decimal(whole - whole / 2n) };
  const second = { ...criterion, id: fresh(), weight: decimal(whole / 2n) };
  return { ...rubric, criteria: rubric.criteria.flatMap((c, n) => (n === at ? [first, second] : [c])) };
}

function withLevels(rubric: Rubric, levels: RubricLevel[], descriptors: (own: string[]) => string[]): Rubric {
  return { ...rubric, levels, criteria: rubric.criteria.map((c) => ({ ...c, descriptors: descriptors(c.descriptors) })) };
}

export function addLevel(rubric: Rubric): Rubric {
  const last = rubric.levels.at(-1);
  const points = last ? decimal(millionths(last.points) + 1_000_000n) : "1";
  const level: RubricLevel = { id: fresh(), title: "", points, lowest: null };
  return withLevels(rubric, [...rubric.levels, level], (own) => [...own, ""]);
}

export function removeLevel(rubric: Rubric, at: number): Rubric {
  return withLevels(
    rubric,
    rubric.levels.filter((_, n) => n !== at),
    (own) => own.filter((_, n) => n !== at),
  );
}

/** Names and words change places; points stay where they are, so that levels still rise. */
export function moveLevel(rubric: Rubric, at: number, by: number): Rubric {
  const points = rubric.levels.map(({ points: most, lowest }) => ({ points: most, lowest: lowest ?? null }));
  const levels = moved(rubric.levels, at, at + by).map((level, n) => ({ ...level, ...points[n] }));
  return withLevels(rubric, levels, (own) => moved(own, at, at + by));
}

/** Two levels become one that reaches from the lower's least points to the higher's most. */
export function mergeLevels(rubric: Rubric, at: number): Rubric {
  const [low, high] = [rubric.levels[at], rubric.levels[at + 1]];
  if (!low || !high) {
    return rubric;
  }
  const one: RubricLevel = {
    ...high,
    title: [low.title, high.title].filter((t) => t.trim() !== "").join(" / "),
    lowest: low.lowest ?? low.points,
  };
  return withLevels(
    rubric,
    rubric.levels.flatMap((l, n) => (n === at ? [one] : n === at + 1 ? [] : [l])),
    (own) => own.flatMap((words, n) => (n === at ? [joined(words, own[n + 1] ?? "")] : n === at + 1 ? [] : [words])),
  );
}

/** A level becomes two with the same words; the new one lies half way to the one below. */
export function splitLevel(rubric: Rubric, at: number): Rubric {
  const level = rubric.levels[at];
  if (!level) {
    return rubric;
  }
  const below = rubric.levels[at - 1];
  const half = decimal((millionths(level.points) + (below ? millionths(below.points) : 0n)) / 2n);
  const lower: RubricLevel = { ...level, id: fresh(), points: half, lowest: null };
  return withLevels(
    rubric,
    rubric.levels.flatMap((l, n) => (n === at ? [lower, { ...level, lowest: null }] : [l])),
    (own) => own.flatMap((words, n) => (n === at ? [words, words] : [words])),
  );
}
