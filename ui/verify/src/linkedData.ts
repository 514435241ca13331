/** JSON-LD to canonical N-Quads in safe mode, and what no proof over statements covers: names. */
import jsonld from "jsonld";
import { CONTEXTS, ELEMENTS, NAMES } from "./contexts";
import { canonicalJson, isObject, type Json, type JsonObject } from "./json";
import { Refused } from "./reason";

const MOST_CONTEXTS = 64;
const MOST_OBJECTS = 10_000;
const KEYWORDS = new Set(
  "@base @container @context @default @direction @graph @id @import @included @index @json @language @list @nest @none @prefix @propagate @protected @reverse @set @type @value @version @vocab".split(" "),
);
const OF_VALUES = new Set(["@value", "@type", "@language", "@direction"]);

function bounded(document: Json): void {
  let contexts = 0;
  let objects = 0;
  const count = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(count);
    if (!isObject(value)) return;
    objects++;
    for (const [key, inner] of Object.entries(value)) {
      if (key === "@context") contexts += Array.isArray(inner) ? inner.length : 1;
      count(inner);
    }
  };
  count(document);
  if (contexts > MOST_CONTEXTS) throw new Refused("tooManyContexts", { most: MOST_CONTEXTS });
  if (objects > MOST_OBJECTS) throw new Refused("tooManyValues", { most: MOST_OBJECTS });
}

function keywords(value: Json, inContext: boolean): void {
  if (Array.isArray(value)) for (const one of value) keywords(one, inContext);
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (!inContext && key === "@context") {
      keywords(inner, true);
      continue;
    }
    if (/^@[A-Za-z]+$/.test(key) && !KEYWORDS.has(key)) throw new Refused("undefinedTerm", { term: key });
    if (!inContext && key.startsWith("@") && !(OF_VALUES.has(key) && "@value" in value)) {
      throw new Refused("notCompact", { key });
    }
    keywords(inner, inContext);
  }
}

const loader = (url: string): Promise<{ contextUrl?: undefined; documentUrl: string; document: object }> => {
  const document = CONTEXTS.get(url);
  if (document === undefined) return Promise.reject(new Refused("unknownContext", { address: url }));
  return Promise.resolve({ documentUrl: url, document: document as object });
};

interface LdError {
  readonly name?: string;
  readonly details?: { readonly event?: { readonly code?: string }; readonly cause?: unknown };
  readonly cause?: unknown;
}

function refused(fault: unknown): Refused {
  for (let inner: unknown = fault; inner; inner = (inner as LdError).details?.cause ?? (inner as LdError).cause) {
    if (inner instanceof Refused) return inner;
  }
  const code = (fault as LdError).details?.event?.code ?? "";
  if (/property|type|term/.test(code)) return new Refused("undefinedTerm", { term: code });
  if (/language/.test(code)) return new Refused("notALanguage", { tag: code });
  if (/relative|@id/.test(code)) return new Refused("notAbsolute", { text: code });
  if (code === "rdfDirection not set") return new Refused("undefinedTerm", { term: "@direction" });
  if (code !== "") return new Refused("nothingSaid");
  if (String(fault).includes("Maximum")) return new Refused("tooEntangled");
  return new Refused("contextRefused", { detail: String(fault) });
}

export async function canonical(document: JsonObject): Promise<string> {
  bounded(document);
  keywords(document, false);
  let statements: string;
  try {
    const options = { algorithm: "RDFC-1.0", format: "application/n-quads", safe: true, documentLoader: loader };
    statements = (await jsonld.canonize(JSON.parse(JSON.stringify(document)) as object, options as never)) as unknown as string;
  } catch (fault) {
    throw refused(fault);
  }
  if (statements === "") throw new Refused("nothingSaid");
  return statements;
}

/** Refuses a document that says a known term under another name, where a reader would overlook it. */
export function byTheirNames(document: JsonObject, statements: string): void {
  const used = new Map<string, number>();
  const count = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(count);
    if (!isObject(value)) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name === "@context") continue;
      used.set(name, (used.get(name) ?? 0) + (Array.isArray(inner) ? inner.length : 1));
      count(inner);
    }
  };
  count(document);
  const said = new Map<string, number>();
  for (const line of statements.split("\n")) {
    const address = (line.split(" ")[1] ?? "").replace(/^<|>$/g, "");
    said.set(address, (said.get(address) ?? 0) + 1);
  }
  for (const [address, number] of said) {
    const names = NAMES.get(address);
    if (names === undefined) continue;
    const byName = [...names].reduce((sum, name) => sum + (used.get(name) ?? 0), 0);
    if (byName < number) throw new Refused("underAnotherName", { term: [...names].toSorted()[0] ?? address });
  }
}

const isKnownContext = (one: Json): boolean => typeof one === "string" || canonicalJson(one) === canonicalJson(ELEMENTS);

/**
 * Refuses a document that brings a context of its own which is not known. Its words are in no statement, so that nobody
 * signed it, and it can give each word another meaning.
 */
export function knownContextsAlone(value: Json): void {
  if (Array.isArray(value)) value.forEach(knownContextsAlone);
  if (!isObject(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name !== "@context") {
      knownContextsAlone(inner);
      continue;
    }
    const all = Array.isArray(inner) ? inner : [inner];
    if (!all.every(isKnownContext)) throw new Refused("contextWritten");
  }
}
