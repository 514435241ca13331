// Moments and sizes as people read them.
const shape = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** An RFC 3339 moment in the time of this computer. */
export function moment(at: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : shape.format(date);
}

/** Kilobytes in a unit that fits. */
export function size(kilobytes: number): string {
  const [value, unit] = kilobytes < 1_000 ? [kilobytes, "kB"] : kilobytes < 1_000_000 ? [kilobytes / 1_000, "MB"] : [kilobytes / 1_000_000, "GB"];
  return `${value.toLocaleString("en-GB", { maximumFractionDigits: unit === "kB" ? 0 : 1 })} ${unit}`;
}
