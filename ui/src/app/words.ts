// The catalogue of a language: it puts messages in words, as words/src/catalogue.rs does.
import { FluentBundle, FluentNumber, FluentResource, FluentType, type FluentVariable } from "@fluent/bundle";

import { accented, PSEUDO, PSEUDO_MIRRORED } from "./pseudo";

/** An argument of a message, in the form Rust stores it in. */
export type Arg =
  | string
  | number
  | { decimal: string }
  | { day: string }
  | { time: string }
  | { message: Message }
  | { list: Arg[] };

/** What is meant: a code and its arguments. */
export interface Message {
  code: string;
  args: Record<string, Arg>;
}

/** The code of a message that holds a text of its own. */
const VERBATIM = "verbatim";

type Memo = Parameters<FluentNumber["toString"]>[0];

/** An exact decimal number, with the digits it was written with. */
class Exact extends FluentNumber {
  constructor(readonly text: string) {
    const digits = text.split(".")[1]?.length ?? 0;
    super(Number(text), { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  override toString(scope?: Memo): string {
    if (!scope || !/^-?\d+(\.\d+)?$/.test(this.text)) return this.text;
    return scope.memoizeIntlObject(Intl.NumberFormat, this.opts).format(this.text as `${number}`);
  }
}

/** A text that a catalogue leaves as it is. */
class Said extends FluentType<string> {
  override toString(): string {
    return this.value;
  }
}

export class Words {
  readonly #bundle: FluentBundle;
  readonly #pseudo: boolean;
  readonly #list: Intl.ListFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #moment: Intl.DateTimeFormat;
  /** The locale by which numbers and days are written. */
  readonly locale: string;
  readonly direction: "ltr" | "rtl";

  /** Later texts take the place of earlier ones. Moments are shown in `timeZone`, or that of this computer. */
  constructor(
    readonly language: string,
    texts: readonly string[],
    options: { timeZone?: string; isolate?: boolean } = {},
  ) {
    this.#pseudo = language === PSEUDO || language === PSEUDO_MIRRORED;
    this.direction = directionOf(language);
    const said = texts.map((text) => /^language-formats = (\S+)$/m.exec(text)?.[1]).filter(Boolean);
    this.locale = said.at(-1) ?? language;
    this.#bundle = new FluentBundle(this.locale, {
      useIsolating: options.isolate ?? this.direction === "rtl",
      ...(this.#pseudo ? { transform: accented } : {}),
    });
    for (const text of texts) this.#bundle.addResource(new FluentResource(text), { allowOverrides: true });
    this.#list = new Intl.ListFormat(this.locale, { type: "conjunction", style: "long" });
    this.#day = new Intl.DateTimeFormat(this.locale, { dateStyle: "medium", timeZone: "UTC" });
    this.#moment = new Intl.DateTimeFormat(this.locale, {
      dateStyle: "medium",
      timeStyle: "short",
      timeZone: options.timeZone,
    });
  }

  /** Puts a message in words. */
  put(message: Message): string {
    if (message.code === VERBATIM) return String(message.args.text ?? "");
    return this.fill(message.code, message.args);
  }

  /** Fills in the message of this code. */
  fill(code: string, args: Record<string, Arg>): string {
    const pattern = this.#bundle.getMessage(code)?.value;
    if (pattern == null) return this.#unknown(code, args);
    const values: Record<string, FluentVariable> = {};
    for (const [name, arg] of Object.entries(args)) values[name] = this.#value(arg);
    const text = this.#bundle.formatPattern(pattern, values, []);
    return this.#pseudo ? `[${text}]` : text;
  }

  /** A message of a newer program: its code and everything it says. */
  #unknown(code: string, args: Record<string, Arg>): string {
    return [code, ...Object.entries(args).map(([name, arg]) => `${name}: ${this.#text(arg)}`)].join("; ");
  }

  #value(arg: Arg): FluentVariable {
    if (typeof arg === "object" && "decimal" in arg) return new Exact(arg.decimal);
    return typeof arg === "object" ? new Said(this.#text(arg)) : arg;
  }

  #text(arg: Arg): string {
    if (typeof arg === "string") return arg;
    if (typeof arg === "number") return new Intl.NumberFormat(this.locale).format(arg);
    if ("decimal" in arg) return arg.decimal;
    if ("day" in arg) return shown(this.#day, `${arg.day}T00:00:00Z`, arg.day);
    if ("time" in arg) return shown(this.#moment, arg.time, arg.time);
    if ("message" in arg) return this.put(arg.message);
    return this.#list.format(arg.list.map((member) => this.#text(member)));
  }
}

function shown(format: Intl.DateTimeFormat, at: string, otherwise: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? otherwise : format.format(date);
}

/** From which side a language is written. */
export function directionOf(language: string): "ltr" | "rtl" {
  if (language === PSEUDO_MIRRORED) return "rtl";
  const base = language.split("-")[0] ?? "";
  return ["ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"].includes(base) ? "rtl" : "ltr";
}
