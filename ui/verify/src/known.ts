/** What a verifier has at hand, and the keys in it. Nothing is ever fetched. */
import type { IssuerList } from "./issuers";
import { each, isAbsolute, isObject, readJson, text, type Json, type JsonObject } from "./json";
import { keyOfDidKey, keyOfJwk, keyOfMultikey, multikeyOf, type PublicKey } from "./keys";
import { moment } from "./moment";
import { Refused, attempt } from "./reason";

export interface FoundKey {
  readonly key: PublicKey;
  /** Whose it is; nobody's where the credential itself encloses it. */
  readonly controller: string | undefined;
  readonly expires: number | undefined;
  readonly revoked: number | undefined;
}

/** There is no key: the credential is at fault, or something is only missing here. */
export class NoKey {
  constructor(
    readonly faulty: boolean,
    readonly reason: Refused,
  ) {}
}

export class Known {
  readonly documents = new Map<string, JsonObject>();
  readonly statusLists = new Map<string, string>();
  readonly listSigners = new Set<string>();
  readonly issuerLists: IssuerList[] = [];
  /** Documents that came with what is to be verified: they say whose keys are whose, and nobody vouches for that. */
  readonly brought = new Set<string>();
  constructor(readonly now: number) {}

  addDocument(written: string): void {
    const document = readJson(written);
    const id = isObject(document) ? text(document, "id") : undefined;
    if (!isObject(document) || id === undefined) throw new Refused("notADocument");
    this.documents.set(id, document);
  }

  /** Adds a document that came with what is to be verified; what is known already stays. */
  bringDocument(written: string): void {
    const document = readJson(written);
    const id = isObject(document) ? text(document, "id") : undefined;
    if (id === undefined || !this.documents.has(id)) {
      this.addDocument(written);
      this.brought.add(id ?? "");
    }
  }
}

export function keyOfMethod(method: JsonObject): PublicKey {
  const multikey = text(method, "publicKeyMultibase");
  const jwk = method["publicKeyJwk"];
  if (multikey !== undefined && jwk === undefined) return keyOfMultikey(multikey);
  if (multikey === undefined && jwk !== undefined) return keyOfJwk(jwk);
  throw new Refused("keyUnreadable");
}

const when = (method: JsonObject, name: string): number | undefined =>
  method[name] === undefined ? undefined : moment(method[name]);

function inDocument(document: JsonObject, address: string, wanted: string): FoundKey | NoKey {
  const isWanted = (id: Json | undefined): boolean => id === wanted || (typeof id === "string" && id.startsWith("#") && address + id === wanted);
  const assertion = each(document, "assertionMethod");
  const allowed = assertion.some((entry) => isWanted(isObject(entry) ? entry["id"] : entry));
  const method = [...each(document, "verificationMethod"), ...assertion].filter(isObject).find((entry) => isWanted(entry["id"]));
  if (method === undefined) return new NoKey(true, new Refused("keyNotInDocument", { key: wanted }));
  if (!allowed) return new NoKey(true, new Refused("keyNotForAssertion", { key: wanted }));
  const found = attempt(() => ({
    key: keyOfMethod(method),
    controller: text(method, "controller") ?? address,
    expires: when(method, "expires"),
    revoked: when(method, "revoked"),
  }));
  return found instanceof Refused ? new NoKey(true, found) : found;
}

/** Finds the key that a proof or a JWT names. */
export function findKey(method: string, known: Known): FoundKey | NoKey {
  const [address = "", fragment] = method.split("#");
  if (method.startsWith("did:key:")) {
    const key = attempt(() => keyOfDidKey(method));
    if (key instanceof Refused) return new NoKey(true, key);
    return { key, controller: address, expires: undefined, revoked: undefined };
  }
  if (!/^(did:|https?:\/\/)/.test(method) || !isAbsolute(method)) return new NoKey(true, new Refused("keyAddress", { key: method }));
  const document = known.documents.get(address);
  if (document !== undefined) return inDocument(document, address, method);
  for (const list of known.issuerLists) {
    const issuer = list.issuers.get(address);
    const listed = issuer?.keys.find(({ key }) => (issuer.keys.length === 1 && fragment === undefined) || fragment === multikeyOf(key));
    if (issuer !== undefined && listed !== undefined) {
      return { key: listed.key, controller: issuer.id, expires: undefined, revoked: listed.revoked };
    }
  }
  return new NoKey(false, new Refused("keyUnknown", { key: method }));
}
