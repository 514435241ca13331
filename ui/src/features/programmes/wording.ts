import type { ProgrammeState } from "../../bindings";
import type { Tone } from "../../design/controls";

export const STATE_TONE: Record<ProgrammeState, Tone> = {
  draft: "information",
  inReview: "accent",
  approved: "ok",
  offered: "ok",
  retired: "neutral",
};

/** Hundredths of a credit as people write them. */
export function ects(amount: number | null): string {
  return amount === null ? "" : `${amount / 100} ECTS`;
}

/** A whole number from a field; null for anything else. */
export function whole(text: string): number | null {
  const number = Number(text.replace(",", ".").trim());
  return text.trim() !== "" && Number.isInteger(number) && number >= 0 && number < 1_000_000 ? number : null;
}

/** Hundredths of a credit from a field such as 1.5 or 1,5. */
export function hundredths(text: string): number | null {
  const number = Number(text.replace(",", ".").trim());
  return text.trim() !== "" && Number.isFinite(number) && number >= 0 && number < 10_000 ? Math.round(number * 100) : null;
}
