import { translate } from "../../app/text";
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
  return amount === null ? "" : translate("programmes.ects", { amount: String(amount / 100) });
}

/** A whole number from a field; null for anything else. */
export function whole(text: string): number | null {
  const read = Number(text.replace(",", ".").trim());
  return text.trim() !== "" && Number.isInteger(read) && read >= 0 && read < 1_000_000 ? read : null;
}

/** Hundredths of a credit from a field such as 1.5 or 1,5. */
export function hundredths(text: string): number | null {
  const read = Number(text.replace(",", ".").trim());
  return text.trim() !== "" && Number.isFinite(read) && read >= 0 && read < 10_000 ? Math.round(read * 100) : null;
}
