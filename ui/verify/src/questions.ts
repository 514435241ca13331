/** The four questions: unchanged, in force, status, issuer. */
import { and, no, noted, unknown, yes, type Finding } from "./answer";
import type { Listed, IssuerList } from "./issuers";
import { each, identity, isObject, LIST, readJson, text, types, type Json, type JsonObject } from "./json";
import { verifyJwt, type Jwt } from "./jwt";
import { sameKey } from "./keys";
import { findKey, NoKey, type FoundKey, type Known } from "./known";
import { canonical } from "./linkedData";
import { moment, written } from "./moment";
import { suiteOf, verifyProof, without } from "./proof";
import { Refused, attempt } from "./reason";
import { entryOf, look, lookInOldList, type Entry } from "./status";

export type Read = { readonly credential: JsonObject; readonly jwt?: Jwt };

const MOST_PROOFS = 16;
/** Reasons that say nothing about the credential, only about what is read here. */
const OURS = new Set(["suiteUnknown", "unknownContext", "contextWritten", "tooEntangled", "tooManyContexts", "tooManyValues"]);

export const ofReason = (reason: Refused): Finding => (OURS.has(reason.code) ? unknown(reason) : no(reason));
const ofNoKey = (missing: NoKey): Finding => (missing.faulty ? no(missing.reason) : unknown(missing.reason));

/** Whether the key could be relied on when the proof was made. */
function atItsTime(key: FoundKey, made: Json | undefined, now: number): Finding {
  const at = made === undefined ? now : attempt(() => moment(made));
  if (at instanceof Refused) return no(at);
  if (key.revoked !== undefined) {
    const since = { since: written(key.revoked) };
    return at >= key.revoked ? no(new Refused("keyCompromised", since)) : noted(new Refused("keyCompromisedLater", since));
  }
  return key.expires !== undefined && at > key.expires ? no(new Refused("keyExpired")) : yes;
}

async function settle(run: Promise<unknown>): Promise<Refused | undefined> {
  try {
    await run;
    return undefined;
  } catch (fault) {
    if (fault instanceof Refused) return fault;
    throw fault;
  }
}

async function ofUnknownSuite(document: JsonObject, proof: JsonObject, reason: Refused): Promise<Finding> {
  const context = document["@context"];
  const fault = await settle(canonical(context === undefined ? proof : { ...proof, "@context": context }));
  if (fault?.code === "undefinedTerm") return no(fault);
  if (!("proofPurpose" in proof) || !("verificationMethod" in proof)) return no(new Refused("fieldWrong", { field: "proof" }));
  return ofReason(reason);
}

async function oneProof(document: JsonObject, all: readonly JsonObject[], proof: JsonObject, known: Known): Promise<FoundKey | Finding> {
  const suite = attempt(() => suiteOf(proof));
  if (suite instanceof Refused) return ofUnknownSuite(document, proof, suite);
  const purpose = text(proof, "proofPurpose") ?? "";
  if (purpose !== "assertionMethod") return no(new Refused("proofPurpose", { purpose }));
  for (const name of ["created", "expires"]) {
    if (proof[name] === undefined) continue;
    const at = attempt(() => moment(proof[name]));
    if (at instanceof Refused) return no(at);
    if (name === "expires" && at < known.now) return no(new Refused("proofExpired"));
  }
  if (suite.name === "Ed25519Signature2020" && !("created" in proof)) return no(new Refused("fieldMissing", { field: "proof.created" }));
  const method = identity(proof, "verificationMethod");
  if (method === undefined) return no(new Refused("fieldMissing", { field: "proof.verificationMethod" }));
  const key = findKey(method, known);
  if (key instanceof NoKey) return ofNoKey(key);
  // A proof in a chain stands on the proofs it names.
  const before = each(proof, "previousProof").map((id) => all.find((other) => other["id"] === id));
  if (before.includes(undefined)) return no(new Refused("previousProof"));
  const base = before.length === 0 ? document : { ...document, proof: before as JsonObject[] };
  const fault = await settle(verifyProof(base, proof, key.key));
  if (fault !== undefined) return ofReason(fault);
  const time = atItsTime(key, proof["created"], known.now);
  return time.answer === "no" ? time : key;
}

export interface Unchanged {
  readonly finding: Finding;
  /** The keys of proofs that fit. */
  readonly keys: readonly FoundKey[];
}

const alone = (finding: Finding): Unchanged => ({ finding, keys: [] });

async function embedded(document: JsonObject, known: Known): Promise<Unchanged> {
  const proofs = each(document, "proof");
  if (proofs.length === 0) return alone(no(new Refused("noProof")));
  if (proofs.length > MOST_PROOFS) return alone(no(new Refused("tooManyProofs", { most: MOST_PROOFS })));
  if (!proofs.every(isObject)) return alone(no(new Refused("fieldWrong", { field: "proof" })));
  const bare = without(document, "proof");
  const keys: FoundKey[] = [];
  let finding = yes;
  let others: Finding | undefined;
  const all = await Promise.all(proofs.map((proof) => oneProof(bare, proofs, proof, known)));
  for (const [at, found] of all.entries()) {
    if ("answer" in found) {
      others = others === undefined ? found : and(others, found);
    } else {
      finding = and(finding, atItsTime(found, proofs[at]?.["created"], known.now));
      keys.push(found);
    }
  }
  if (others === undefined) return { finding, keys };
  if (others.answer === "no" || keys.length === 0) return { finding: others, keys };
  return { finding: { ...finding, reasons: [...finding.reasons, ...others.reasons] }, keys };
}

export async function unchanged({ credential, jwt }: Read, known: Known): Promise<Unchanged> {
  if (jwt === undefined) return embedded(credential, known);
  const enclosed = jwt.enclosed;
  const found =
    enclosed !== undefined
      ? { key: enclosed, controller: undefined, expires: undefined, revoked: undefined }
      : jwt.kid === undefined
        ? new NoKey(false, new Refused("keyUnknown", { key: identity(credential, "issuer") ?? "" }))
        : findKey(jwt.kid, known);
  if (found instanceof NoKey) return { finding: ofNoKey(found), keys: [] };
  const fault = attempt(() => verifyJwt(jwt, found.key));
  if (fault instanceof Refused) return { finding: no(fault), keys: [] };
  const finding = atItsTime(found, text(credential, "validFrom"), known.now);
  return { finding, keys: finding.answer === "no" ? [] : [found] };
}

export function inForce(document: JsonObject, known: Known): Finding {
  const read = (names: readonly string[]): number[] | Refused =>
    attempt(() => names.map((name) => text(document, name)).filter((value) => value !== undefined).map(moment));
  const from = read(["validFrom", "issuanceDate"]);
  const until = read(["validUntil", "expirationDate"]);
  if (from instanceof Refused) return no(from);
  if (until instanceof Refused) return no(until);
  const later = from.find((at) => at > known.now);
  if (later !== undefined) return no(new Refused("notYetInForce", { from: written(later) }));
  const over = until.find((at) => at < known.now);
  return over === undefined ? yes : no(new Refused("expired", { until: written(over) }));
}

const ofLook = (purpose: string | undefined): Finding =>
  purpose === undefined ? yes : no(new Refused(purpose === "revocation" ? "revoked" : "suspended"));

async function inList(file: Read, entry: Entry & { kind: "bit" }, credential: JsonObject, known: Known): Promise<Finding> {
  const list = file.credential;
  const issuer = identity(list, "issuer") ?? "";
  if (issuer !== identity(credential, "issuer") && !known.listSigners.has(issuer)) return unknown(new Refused("listOfOther", { issuer }));
  const proof = await unchanged(file, known);
  // What is wrong with the list is not said of the credential.
  if (proof.finding.answer === "no") return unknown(new Refused("listNotTrusted"));
  if (proof.finding.answer !== "yes") {
    return and(proof.finding.reasons.map(unknown).reduce(and, yes), unknown(new Refused("listNotTrusted")));
  }
  if (!proof.keys.some((key) => key.controller === issuer)) return unknown(new Refused("listNotTrusted"));
  if (inForce(list, known).answer !== "yes") return unknown(new Refused("listNotInForce"));
  const found = attempt(() => ({ purpose: look(list, entry.index, entry.purpose, entry.size) }));
  return found instanceof Refused ? unknown(found) : ofLook(found.purpose);
}

async function oneStatus(status: JsonObject, credential: JsonObject, known: Known, read: (text: string) => Read): Promise<Finding> {
  const entry = attempt(() => entryOf(status));
  if (entry instanceof Refused) return entry.code === "statusUnknown" ? unknown(entry) : no(entry);
  const file = known.statusLists.get(entry.list);
  if (file === undefined) return unknown(new Refused("listMissing", { address: entry.list }));
  if (entry.kind === "bit") {
    const list = attempt(() => read(file));
    return list instanceof Refused ? unknown(list) : inList(list, entry, credential, known);
  }
  const found = attempt(() => {
    const list = readJson(file, LIST);
    if (!isObject(list)) throw new Refused("listNotAList");
    return lookInOldList(list, text(credential, "id") ?? "");
  });
  if (found instanceof Refused) return unknown(found);
  // These lists have no signature, so that all they can do is warn.
  const unsigned = new Refused("listUnsigned");
  return found ? and(ofLook("revocation"), noted(unsigned)) : unknown(unsigned);
}

export async function statusOf(credential: JsonObject, known: Known, read: (text: string) => Read): Promise<Finding> {
  const entries = each(credential, "credentialStatus");
  const start = entries.length === 0 ? noted(new Refused("noStatus")) : yes;
  const found = await Promise.all(
    entries.map((entry) =>
      isObject(entry) ? oneStatus(entry, credential, known, read) : no(new Refused("statusUnreadable", { field: "type" })),
    ),
  );
  return found.reduce(and, start);
}

function issuedAt(document: JsonObject, known: Known): number {
  for (const name of ["validFrom", "issuanceDate"]) {
    const at = attempt(() => moment(document[name]));
    if (typeof at === "number") return at;
  }
  return known.now;
}

function awarded(document: JsonObject): string[] {
  const subject = document["credentialSubject"];
  const achievement = isObject(subject) ? subject["achievement"] : undefined;
  const names = isObject(achievement) ? [text(achievement, "id"), text(achievement, "achievementType")] : [];
  return [...types(document), ...names.filter((name) => name !== undefined)];
}

function standing(list: IssuerList, issuer: Listed, document: JsonObject, known: Known): Finding {
  const at = issuedAt(document, known);
  const name = { name: issuer.name };
  let finding = yes;
  if (issuer.withdrawn !== undefined && issuer.withdrawn <= at) finding = no(new Refused("recognitionWithdrawn", name));
  else if (issuer.since !== undefined && at < issuer.since) finding = unknown(new Refused("recognisedLater", name));
  else if (issuer.until !== undefined && issuer.until < at) finding = unknown(new Refused("recognitionEnded", name));
  else if (issuer.mayAward.length > 0 && !awarded(document).some((one) => issuer.mayAward.includes(one))) finding = unknown(new Refused("mayNotAward", name));
  const over = (list.validUntil !== undefined && list.validUntil < known.now) || list.validFrom > known.now;
  return over ? and(finding, unknown(new Refused("issuerListNotInForce", { list: list.name }))) : finding;
}

/** The key is not the issuer's own: false under the name of a DID, open where the name is none. */
function ofOther(id: string, keys: readonly FoundKey[]): Finding {
  const reason = new Refused("keyNotOfIssuer", { issuer: id });
  return id.startsWith("did:") && keys.every((key) => key.controller !== undefined) ? no(reason) : unknown(reason);
}

function byList(list: IssuerList, entry: Listed, document: JsonObject, keys: readonly FoundKey[], known: Known): Finding {
  let finding = standing(list, entry, document, known);
  const listed = entry.keys.length > 0;
  const own = (key: FoundKey): boolean =>
    listed ? entry.keys.some((one) => sameKey(one.key, key.key)) : key.controller === entry.id;
  if (keys.length > 0 && !keys.some(own)) {
    finding = and(finding, listed ? no(new Refused("keyNotOfIssuer", { issuer: entry.id })) : ofOther(entry.id, keys));
  } else if (!listed && known.brought.has(entry.id)) {
    finding = and(finding, unknown(new Refused("keyNotVouched", { name: entry.name })));
  }
  const revoked = entry.keys.find((one) => one.revoked !== undefined && keys.some((key) => sameKey(key.key, one.key)))?.revoked;
  if (revoked !== undefined) {
    const since = { since: written(revoked) };
    const compromised = issuedAt(document, known) >= revoked;
    finding = and(finding, compromised ? no(new Refused("keyCompromised", since)) : noted(new Refused("keyCompromisedLater", since)));
  }
  return finding;
}

export interface Vouched {
  /** The name of the issuer in the list, which is the one to show. */
  readonly name: string;
  readonly list: string;
  readonly signer: string;
}

/** Who issued it, and who vouches for that. */
export function issuerOf(document: JsonObject, keys: readonly FoundKey[], known: Known): { finding: Finding; vouched?: Vouched } {
  const id = identity(document, "issuer");
  if (id === undefined) return { finding: unknown(new Refused("fieldMissing", { field: "issuer" })) };
  let best: { finding: Finding; vouched: Vouched } | undefined;
  for (const list of known.issuerLists) {
    const entry = list.issuers.get(id.trim());
    if (entry === undefined) continue;
    const finding = byList(list, entry, document, keys, known);
    const better =
      best === undefined || finding.answer === "no" || (finding.reasons.length < best.finding.reasons.length && best.finding.answer !== "no");
    if (better) best = { finding, vouched: { name: entry.name, list: list.name, signer: list.signerName } };
  }
  if (best !== undefined) return best;
  if (keys.length === 0 || keys.some((key) => key.controller === id)) return { finding: unknown(new Refused("issuerUnknown", { issuer: id })) };
  return { finding: ofOther(id, keys) };
}
