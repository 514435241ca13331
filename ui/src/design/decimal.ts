/** An exact number without zeros that say nothing: 2.50 becomes 2.5. */
export function plainDecimal(text: string): string {
  return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
}

function scaled(text: string): bigint {
  const [whole = "0", part = ""] = text.split(".");
  return BigInt(whole + part.padEnd(6, "0").slice(0, 6));
}

/** The mean of two exact numbers of at most six digits after the point. */
export function meanOf(a: string, b: string): string {
  const half = (scaled(a) + scaled(b)) * 5n;
  const text = half.toString().padStart(8, "0");
  return plainDecimal(`${text.slice(0, -7)}.${text.slice(-7, -1)}`);
}
