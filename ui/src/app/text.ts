// All words on screen come from here: from words/LANGUAGE/ROOM.ftl, which Rust reads too.
import { useSyncExternalStore } from "react";

import { KINDS, type Texts } from "../words.generated";
import { PSEUDO, PSEUDO_MIRRORED } from "./pseudo";
import { type Arg, type Message, Words } from "./words";

/** A message of the catalogue, such as `people.added`. */
export type Key = keyof Texts;
/** Puts a message of the catalogue in words; its arguments are those the catalogue names. */
export type Translate = <K extends Key>(key: K, ...args: Texts[K] extends null ? [] : [Texts[K]]) => string;

export interface Translation {
  t: Translate;
  /** Puts a message from Rust in words. */
  say: (message: Message) => string;
  language: string;
  /** The locale by which numbers and days are written. */
  locale: string;
  /** The locale of controls, which also says from which side they are laid out. */
  controls: string;
}

const FOLDER = /\/words\/([^/]+)\/[^/]+\.ftl$/;
const ENGLISH = Object.values(
  import.meta.glob<string>("../../../src-tauri/crates/words/en/*.ftl", { query: "?raw", import: "default", eager: true }),
);
const OTHERS = import.meta.glob<string>(
  ["../../../src-tauri/crates/words/*/*.ftl", "!../../../src-tauri/crates/words/en/*.ftl"],
  { query: "?raw", import: "default" },
);
const SETTING = "language";

function argument(kind: "decimal" | "day" | "time" | undefined, value: unknown): Arg {
  if (Array.isArray(value)) return { list: value.map((member: unknown) => argument(undefined, member)) };
  if (typeof value === "object") return { message: value as Message };
  const plain = value as string | number;
  if (kind === "decimal") return { decimal: String(plain) };
  if (kind === "day") return { day: String(plain) };
  if (kind === "time") return { time: String(plain) };
  return plain;
}

function translation(words: Words): Translation {
  return {
    language: words.language,
    locale: words.locale,
    controls: words.language === PSEUDO_MIRRORED ? "ar-u-nu-latn" : words.locale,
    say: (message) => words.put(message),
    t: (key, ...given) => {
      const args: Record<string, Arg> = {};
      for (const [name, value] of Object.entries(given[0] ?? {})) args[name] = argument(KINDS[key]?.[name], value);
      return words.fill(key.replaceAll(".", "-"), args);
    },
  };
}

let current = translation(new Words("en", ENGLISH));
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The words of the language that is set; a screen is drawn anew when another is. */
export function useTranslation(): Translation {
  return useSyncExternalStore(subscribe, () => current);
}

/** The same outside a screen. */
export const translate: Translate = (key, ...args) => current.t(key, ...args);

/** What Rust means, put in words outside a screen. */
export const say = (message: Message): string => current.say(message);

/** The language that the window speaks now. */
export function currentLanguage(): string {
  return current.language;
}

/** The locale by which numbers and days are written now. */
export function locale(): string {
  return current.locale;
}

/** The languages that the program speaks. */
export function languages(): string[] {
  // A folder without this file has the words of what is printed, and no others.
  const whole = Object.keys(OTHERS).filter((path) => path.endsWith("/language.ftl"));
  const others = whole.map((path) => FOLDER.exec(path)?.[1] ?? "en");
  return [...new Set(["en", ...others])];
}

async function wordsOf(language: string): Promise<Words> {
  const paths = Object.keys(OTHERS).filter((path) => FOLDER.exec(path)?.[1] === language);
  const own = await Promise.all(paths.map((path) => OTHERS[path]?.() ?? Promise.resolve("")));
  return new Words(language, [...ENGLISH, ...own]);
}

/** What a language calls itself. */
export function nameOf(language: string): string {
  return new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
}

/** Shows everything in another language. */
async function show(language: string): Promise<void> {
  const words = await wordsOf(language);
  // The pseudo-language is English to whoever reads the page aloud.
  document.documentElement.lang = language.startsWith("qps") ? "en" : language;
  document.documentElement.dataset.language = language;
  document.documentElement.dir = words.direction;
  current = translation(words);
  for (const listener of listeners) listener();
}

/** The language this computer is set to. */
export function setLanguage(language: string): Promise<void> {
  localStorage.setItem(SETTING, language);
  return show(language);
}

/** Begins with the language this computer is set to; `?lang=qps` shows another. */
export function restoreLanguage(): Promise<void> {
  const asked = new URLSearchParams(window.location.search).get("lang") ?? localStorage.getItem(SETTING);
  const known = [...languages(), PSEUDO, PSEUDO_MIRRORED];
  return show(asked && known.includes(asked) ? asked : "en");
}
