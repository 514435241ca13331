/** Moments as credentials write them: the zone always there. Milliseconds since 1970. */
import { Refused } from "./reason";

export function moment(value: unknown): number {
  const written = typeof value === "string" ? value : "";
  const plain = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(written);
  const found = plain ? Date.parse(written.replace(/(\.\d{3})\d+/, "$1")) : Number.NaN;
  if (Number.isNaN(found)) throw new Refused("notAMoment", { text: written });
  return found;
}

/** In UTC, to the second. */
export const written = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z");
