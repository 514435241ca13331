// Figures and facts as the catalogue writes them: shares, points, spans, and facts in a row.
import { plainDecimal } from "../design/decimal";
import { list, number } from "./locale";
import { say, translate } from "./text";
import type { Message } from "./words";

/** So many places after the point, no more and no fewer. */
const places = (count: number) => ({ minimumFractionDigits: count, maximumFractionDigits: count });

/** An exact decimal number to be read, without zeros that say nothing. */
export function decimal(text: string): string {
  const plain = plainDecimal(text);
  if (!/^-?\d+(\.\d+)?$/.test(plain)) {
    return plain;
  }
  return number(plain as `${number}`, places(plain.split(".")[1]?.length ?? 0));
}

/** A measured number with so many places; a dash where there is none. */
export function measured(value: number | null, digits = 2): string {
  return value === null ? "–" : number(value, places(digits));
}

/** A share of a hundred, exact or rounded already. */
export function inPercent(value: string | number): string {
  return translate("percent", { value: plainDecimal(String(value)) });
}

/** Points of those that can be had. */
export function outOf(points: string | null, most: string): string {
  return translate("outOf", { points: points === null ? "–" : decimal(points), most: decimal(most) });
}

/** From one number to another. */
export function span(from: string, to: string): string {
  return translate("span", { from, to });
}

/** Facts in a row; those that are empty are left out. */
export function facts(...parts: (string | null | undefined | false)[]): string {
  const known = parts.filter((part): part is string => typeof part === "string" && part !== "");
  return known.slice(1).reduce((first, second) => translate("facts", { first, second }), known[0] ?? "");
}

/** Sentences one after the other, such as all that is said of a row. */
export function sentences(messages: readonly Message[]): string {
  const [first = "", ...rest] = messages.map(say);
  return rest.reduce((before, next) => translate("sentences", { first: before, second: next }), first);
}

/** A place in a thing, from the whole to the part. */
export function placeOf(steps: readonly Message[]): string {
  const [first = "", ...rest] = steps.map(say);
  return rest.reduce((whole, part) => translate("within", { first: whole, second: part }), first);
}

/** What is said of a thing, each below the other; a dash where nothing is. */
export function linesOf(messages: readonly Message[]): string {
  return messages.length === 0 ? "–" : messages.map(say).join("\n");
}

/** The first of what there is, and how many more there are. */
export function firstOf(first: string[], total: number): string {
  return list(total > first.length ? [...first, translate("andMore", { more: total - first.length })] : first);
}

/** Keys that have names of their own; others are called by what is printed on them. */
const KEY_NAMES: Record<string, "ctrl" | "delete" | "esc" | "shift" | "alt" | "enter" | "space" | undefined> = { Ctrl: "ctrl", Delete: "delete", Esc: "esc", Shift: "shift", Alt: "alt", Enter: "enter", Space: "space" };

/** Keys that are pressed together, such as `Ctrl+K`, by their names on the keyboard. */
export function keysOf(shortcut: string): string {
  const names = shortcut.split(/\+(?=.)/).map((key) => {
    const name = KEY_NAMES[key];
    return name ? translate(`keyNames.${name}`) : key;
  });
  return names.slice(1).reduce((first, second) => translate("keyNames.together", { first, second }), names[0] ?? "");
}
