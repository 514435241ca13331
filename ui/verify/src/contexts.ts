/** The contexts that are built in, and the names of their terms. Nothing is ever fetched. */
import { isObject, type Json } from "./json";

const files = import.meta.glob<string>("../../../src-tauri/crates/credential/contexts/*.json*", {
  query: "?raw",
  import: "default",
  eager: true,
});

const ADDRESSES: Readonly<Record<string, string>> = {
  "https://www.w3.org/ns/credentials/v2": "credentials-v2.jsonld",
  "https://www.w3.org/2018/credentials/v1": "credentials-v1.jsonld",
  "https://www.w3.org/ns/credentials/examples/v2": "credentials-examples-v2.jsonld",
  "https://www.w3.org/ns/credentials/undefined-terms/v2": "credentials-undefined-terms-v2.jsonld",
  "https://www.w3.org/ns/credentials/status/v1": "credentials-status-v1.jsonld",
  "https://www.w3.org/ns/did/v1": "did-v1.jsonld",
  "https://www.w3.org/ns/cid/v1": "cid-v1.jsonld",
  "https://w3id.org/security/data-integrity/v1": "security-data-integrity-v1.jsonld",
  "https://w3id.org/security/data-integrity/v2": "security-data-integrity-v2.jsonld",
  "https://w3id.org/security/multikey/v1": "security-multikey-v1.jsonld",
  "https://w3id.org/security/jwk/v1": "security-jwk-v1.jsonld",
  "https://w3id.org/security/suites/ed25519-2020/v1": "suites-ed25519-2020.jsonld",
  "https://w3id.org/citizenship/v4rc1": "citizenship-v4rc1.jsonld",
  "https://purl.imsglobal.org/spec/ob/v3p0/context.json": "ob-v3p0.json",
  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json": "ob-v3p0-3.0.1.json",
  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json": "ob-v3p0-3.0.2.json",
  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": "ob-v3p0-3.0.3.json",
  "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json": "ob-v3p0-extensions.json",
  "https://purl.imsglobal.org/spec/clr/v2p0/context.json": "clr-v2p0.json",
  "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json": "clr-v2p0-2.0.1.json",
};

export const CONTEXTS: ReadonlyMap<string, Json> = new Map(
  Object.entries(ADDRESSES).map(([address, name]) => {
    const found = Object.entries(files).find(([path]) => path.endsWith(`/${name}`));
    return [address, JSON.parse(found?.[1] ?? "null") as Json];
  }),
);

/** The context of our own terms, which has no address: it stands whole in each credential. */
export const ELEMENTS: Json = JSON.parse(Object.entries(files).find(([path]) => path.endsWith("/own-elements-1.json"))?.[1] ?? "null") as Json;

/** Vocabularies of what is verified and shown; terms of others may have names of a maker's own. */
const GUARDED = [
  "https://www.w3.org/2018/credentials#",
  "https://www.w3.org/ns/credentials/status#",
  "https://w3id.org/security#",
  "https://purl.imsglobal.org/spec/vc/",
  "http://purl.org/dc/terms/",
];

/** The names of each guarded term, by its address. */
export const NAMES: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const names = new Map<string, Set<string>>();
  for (const context of CONTEXTS.values()) collect(context, new Map(), names);
  return names;
})();

function addressOf(definition: Json | undefined, prefixes: ReadonlyMap<string, string>): string | undefined {
  const value = isObject(definition) ? definition["@id"] : definition;
  if (typeof value !== "string") return undefined;
  const at = value.indexOf(":");
  const start = at < 0 ? undefined : prefixes.get(value.slice(0, at));
  const rest = value.slice(at + 1);
  if (start !== undefined && !rest.startsWith("//")) return start + rest;
  return at >= 0 && !value.startsWith("@") ? value : undefined;
}

function collect(context: Json, outer: ReadonlyMap<string, string>, names: Map<string, Set<string>>): void {
  if (Array.isArray(context)) {
    for (const one of context) collect(one, outer, names);
    return;
  }
  if (!isObject(context)) return;
  const prefixes = new Map(outer);
  for (const [name, definition] of Object.entries(context)) {
    if (typeof definition === "string" && /[#/]$/.test(definition)) prefixes.set(name, definition);
  }
  for (const [name, definition] of Object.entries(context)) {
    if (name === "@context") {
      collect(definition, prefixes, names);
      continue;
    }
    const address = addressOf(definition, prefixes);
    if (address !== undefined && GUARDED.some((start) => address.startsWith(start))) names.set(address, (names.get(address) ?? new Set()).add(name));
    if (isObject(definition) && definition["@context"] !== undefined) collect(definition["@context"], prefixes, names);
  }
}
