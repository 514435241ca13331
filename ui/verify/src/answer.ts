/** The answer to one of the four questions, and what they come to. */
import type { Refused } from "./reason";

export type Answer = "yes" | "no" | "unknown";
export type Verdict = "valid" | "not valid" | "cannot tell";

export interface Finding {
  readonly answer: Answer;
  readonly reasons: readonly Refused[];
}

const RANK: Readonly<Record<Answer, number>> = { yes: 0, unknown: 1, no: 2 };

export const yes: Finding = { answer: "yes", reasons: [] };
export const noted = (reason: Refused): Finding => ({ answer: "yes", reasons: [reason] });
export const no = (reason: Refused): Finding => ({ answer: "no", reasons: [reason] });
export const unknown = (reason: Refused): Finding => ({ answer: "unknown", reasons: [reason] });

const key = (reason: Refused): string => `${reason.code} ${JSON.stringify(reason.args)}`;

/** Both findings: a no outweighs an unknown, an unknown a yes. */
export function and(a: Finding, b: Finding): Finding {
  const known = new Set(a.reasons.map(key));
  return {
    answer: RANK[b.answer] > RANK[a.answer] ? b.answer : a.answer,
    reasons: [...a.reasons, ...b.reasons.filter((reason) => !known.has(key(reason)))],
  };
}

export function verdictOf(findings: readonly Finding[]): Verdict {
  const has = (answer: Answer): boolean => findings.some((finding) => finding.answer === answer);
  if (has("no")) return "not valid";
  return has("unknown") ? "cannot tell" : "valid";
}
