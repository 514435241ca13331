// Numbers, dates, lists and order as the language of the screen writes them.
import { locale } from "./text";

const shapes = new Map<string, unknown>();

/** One formatter for each shape and locale: making one costs more than using it. */
function shape<T>(kind: string, options: object | undefined, make: (tag: string) => T): T {
  const tag = locale();
  const name = `${kind} ${tag} ${JSON.stringify(options ?? {})}`;
  const known = shapes.get(name) as T | undefined;
  if (known !== undefined) {
    return known;
  }
  const made = make(tag);
  shapes.set(name, made);
  return made;
}

/** A number, or the digits of an exact one, as it is read here. */
export function number(value: number | `${number}`, options?: Intl.NumberFormatOptions): string {
  return shape("number", options, (tag) => new Intl.NumberFormat(tag, options)).format(value);
}

/** A day or moment as it is read here. */
export function dateTime(value: Date, options: Intl.DateTimeFormatOptions): string {
  return shape("date", options, (tag) => new Intl.DateTimeFormat(tag, options)).format(value);
}

/** Several things in a row, with the word for “and”. */
export function list(values: string[], options?: Intl.ListFormatOptions): string {
  return shape("list", options, (tag) => new Intl.ListFormat(tag, options)).format(values);
}

/** What a language is called here. */
export function languageName(tag: string): string {
  return shape("languages", undefined, (own) => new Intl.DisplayNames([own], { type: "language" })).of(tag) ?? tag;
}

/** Which of two words stands first. */
export function compare(a: string, b: string): number {
  return shape("order", undefined, (tag) => new Intl.Collator(tag, { numeric: true })).compare(a, b);
}

/** Whether a code is used now: those of countries that are gone mean what came after them. */
export function isCurrent(type: "region" | "language", code: string): boolean {
  const canonical = new Intl.Locale(type === "region" ? `und-${code}` : code);
  return (type === "region" ? canonical.region : canonical.language) === code;
}

/** What a country or language is called here; nothing where it has no name. */
export function nameOf(type: "region" | "language", code: string): string | undefined {
  try {
    return shape(`names ${type}`, undefined, (tag) => new Intl.DisplayNames([tag], { type, fallback: "none" })).of(code);
  } catch {
    // No code at all.
    return undefined;
  }
}

const plain = (words: string) => words.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase(locale());

/** Whether a text holds what was typed, whatever its case and accents. */
export function holds(text: string, wanted: string): boolean {
  return plain(text).includes(plain(wanted.trim()));
}

/** Whether a text is what was typed, whatever its case and accents. */
export function isTyped(text: string, typed: string): boolean {
  return plain(text) === plain(typed.trim());
}
