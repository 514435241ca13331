/** JSON from outside, read strictly, and its one canonical form (RFC 8785). */
import { Refused } from "./reason";

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}
export interface Limits {
  readonly bytes: number;
  readonly depth: number;
  readonly values: number;
}
export const CREDENTIAL: Limits = { bytes: 4 << 20, depth: 48, values: 100_000 };
export const LIST: Limits = { bytes: 16 << 20, depth: 24, values: 1_000_000 };

class Reader {
  private at = 0;
  private values = 0;
  constructor(
    private readonly file: string,
    private readonly limits: Limits,
  ) {}

  whole(): Json {
    const value = this.value(0);
    this.space();
    if (this.at < this.file.length) throw this.fault();
    return value;
  }

  private fault(): Refused {
    return new Refused("notJson", { place: String(this.at) });
  }

  private space(): void {
    while (" \t\n\r".includes(this.file[this.at] ?? "x")) this.at++;
  }

  private value(depth: number): Json {
    this.space();
    if (++this.values > this.limits.values) throw new Refused("tooManyValues", { most: this.limits.values });
    const letter = this.file[this.at];
    if (letter === "{" || letter === "[") {
      if (depth + 1 > this.limits.depth) throw new Refused("tooDeep", { most: this.limits.depth });
      return letter === "{" ? this.object(depth + 1) : this.list(depth + 1);
    }
    if (letter === '"') return this.string();
    for (const [word, value] of [["true", true], ["false", false], ["null", null]] as const) {
      if (this.file.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.number();
  }

  private object(depth: number): JsonObject {
    const out: JsonObject = Object.create(null) as JsonObject;
    this.at++;
    this.space();
    if (this.file[this.at] === "}") {
      this.at++;
      return out;
    }
    for (;;) {
      this.space();
      if (this.file[this.at] !== '"') throw this.fault();
      const key = this.string();
      if (key in out) throw new Refused("duplicateKey", { key });
      this.space();
      if (this.file[this.at++] !== ":") throw this.fault();
      out[key] = this.value(depth);
      this.space();
      const next = this.file[this.at++];
      if (next === "}") return out;
      if (next !== ",") throw this.fault();
    }
  }

  private list(depth: number): Json[] {
    const out: Json[] = [];
    this.at++;
    this.space();
    if (this.file[this.at] === "]") {
      this.at++;
      return out;
    }
    for (;;) {
      out.push(this.value(depth));
      this.space();
      const next = this.file[this.at++];
      if (next === "]") return out;
      if (next !== ",") throw this.fault();
    }
  }

  private string(): string {
    const start = this.at++;
    for (;;) {
      const letter = this.file[this.at];
      if (letter === undefined) throw this.fault();
      if (letter === '"') break;
      this.at += letter === "\\" ? 2 : 1;
    }
    this.at++;
    try {
      const read = JSON.parse(this.file.slice(start, this.at)) as string;
      // Half a surrogate pair is no text.
      if (/\p{Surrogate}/u.test(read)) throw this.fault();
      return read;
    } catch {
      throw this.fault();
    }
  }

  private number(): number {
    const found = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/.exec(this.file.slice(this.at, this.at + 400));
    if (!found) throw this.fault();
    this.at += found[0].length;
    const number = Number(found[0]);
    if (!Number.isFinite(number) || Math.abs(number) > Number.MAX_SAFE_INTEGER) throw new Refused("numberTooLarge");
    return number === 0 ? 0 : number;
  }
}

export function readJson(file: string, limits: Limits = CREDENTIAL): Json {
  if (file.length > limits.bytes) throw new Refused("tooLarge", { most: limits.bytes / 1024 });
  return new Reader(file.replace(/^\uFEFF/, ""), limits).whole();
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Canonical JSON: keys in the order of their UTF-16 units. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (isObject(value)) {
    const keys = Object.keys(value).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

/** The members of a field, where one value and a list of one mean the same. */
export function each(object: JsonObject, name: string): Json[] {
  const value = object[name];
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function text(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return typeof value === "string" ? value : undefined;
}

export const types = (object: JsonObject): string[] =>
  [...each(object, "type"), ...each(object, "@type")].filter((type) => typeof type === "string");

export const isA = (object: JsonObject, type: string): boolean => types(object).includes(type);

/** The identity of a field that holds an address or an object with `id`. */
export function identity(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  if (typeof value === "string") return value;
  return isObject(value) ? (text(value, "id") ?? text(value, "@id")) : undefined;
}

/** Whether a text is an absolute address: a scheme, and no sign that an IRI cannot have. */
export const isAbsolute = (value: string): boolean => /^[A-Za-z][A-Za-z0-9+.-]*:[^\s\p{Cc}<>"{}|\\^`]*$/u.test(value);
