// Moments and sizes as people read them.
import { dateTime, number } from "./locale";

const SHAPE: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" };

/** An RFC 3339 moment in the time of this computer. */
export function moment(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : dateTime(date, SHAPE);
}

/** The day of an RFC 3339 moment in the time of this computer, or a day that is one already. */
export function day(at: string): string {
  const date = new Date(at);
  const plain = /^\d{4}-\d{2}-\d{2}$/.test(at);
  return Number.isNaN(date.getTime()) ? at : dateTime(date, plain ? { dateStyle: "medium", timeZone: "UTC" } : { dateStyle: "medium" });
}

const UNITS = ["kilobyte", "megabyte", "gigabyte"] as const;

/** Kilobytes in a unit that fits. */
export function size(kilobytes: number): string {
  const step = kilobytes < 1_000 ? 0 : kilobytes < 1_000_000 ? 1 : 2;
  return number(kilobytes / 1_000 ** step, { style: "unit", unit: UNITS[step], unitDisplay: "short", maximumFractionDigits: step === 0 ? 0 : 1 });
}
