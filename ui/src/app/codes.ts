// Countries and languages in the reader's language, each with its code.
import type { Choice } from "../design/fields";
import { compare, isCurrent, nameOf } from "./locale";
import { locale, translate } from "./text";

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** Codes that are no country of their own (ISO 3166-1: exceptional and private ones). */
const NO_COUNTRY = new Set(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]);

const known = new Map<string, Choice<string>[]>();

/** Every code of two letters that has a name, by its name. */
function named(type: "region" | "language", skip: ReadonlySet<string>): Choice<string>[] {
  const tag = locale();
  const key = `${type} ${tag}`;
  const before = known.get(key);
  if (before) {
    return before;
  }
  const codes = LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).map((code) => (type === "region" ? code : code.toLowerCase()));
  const made = codes
    .flatMap((code) => {
      const name = skip.has(code) || !isCurrent(type, code) ? undefined : nameOf(type, code);
      return name ? [{ id: code, label: translate("codeNamed", { name, code }) }] : [];
    })
    .toSorted((a, b) => compare(a.label, b.label));
  known.set(key, made);
  return made;
}

/** Countries, by ISO 3166-1 code of two letters. */
export const countries = (): Choice<string>[] => named("region", NO_COUNTRY);

/** Languages, by ISO 639-1 code. */
export const languagesOfWorld = (): Choice<string>[] => named("language", new Set());

/** What a country or language is called; its code where it has no name. */
export function nameOfCode(type: "region" | "language", code: string): string {
  const name = code === "" ? undefined : nameOf(type, code);
  return name ? translate("codeNamed", { name, code }) : code;
}

/** A language tag as it is written, such as pt-BR; nothing where it is none. */
export function languageTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text.trim())[0] ?? null;
  } catch {
    return null;
  }
}
