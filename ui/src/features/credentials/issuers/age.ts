// How old a list is, and whether it is in force.
import { day } from "../../../app/moment";
import { translate } from "../../../app/text";

const DAY = 86_400_000;

/** When it was signed, as people say it. */
export function ageOf(from: string | null): string {
  const at = from === null ? Number.NaN : Date.parse(from);
  return from === null || Number.isNaN(at) ? translate("issuers.ageUnknown") : translate("issuers.age", { days: Math.max(0, Math.floor((Date.now() - at) / DAY)), date: day(from) });
}

/** Whether its time is over. */
export function isOver(until: string | null): boolean {
  return until !== null && Date.parse(until) < Date.now();
}
