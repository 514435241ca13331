/** Verifying a file or a printed code with what is at hand. */
import { and, no, noted, unknown, verdictOf, yes, type Finding, type Verdict } from "./answer";
import { readClaim, verifyClaim, type Claim } from "./claim";
import { issuerListOf, type IssuerList } from "./issuers";
import { CREDENTIAL, each, identity, isA, isObject, LIST, readJson, text, type Json, type JsonObject } from "./json";
import { readJwt } from "./jwt";
import { keyOfDidKey, shortName } from "./keys";
import { keyOfMethod, type FoundKey, type Known } from "./known";
import { canonical } from "./linkedData";
import { moment, written } from "./moment";
import { same } from "./bytes";
import { unbakePng, unbakeSvg, type Baked } from "./pictures";
import { inForce, issuerOf, ofReason, statusOf, unchanged, type Read, type Vouched } from "./questions";
import { Refused, attempt } from "./reason";
import { formOf, kindOf, type Kind } from "./shape";

const MOST_DEPTH = 4;
const MOST_WITHIN = 200;

export interface Report {
  readonly kind: Kind;
  readonly credential: JsonObject;
  readonly form: Finding;
  readonly unchanged: Finding;
  readonly inForce: Finding;
  readonly status: Finding;
  readonly issuer: Finding;
  readonly vouched: Vouched | undefined;
  readonly within: readonly Report[];
  readonly verdict: Verdict;
}

function credentialOf(document: JsonObject): Read {
  if (isA(document, "EnvelopedVerifiableCredential")) {
    const id = text(document, "id") ?? "";
    const start = ["data:application/vc+jwt,", "data:application/jwt,"].find((one) => id.startsWith(one));
    if (start === undefined) throw new Refused("notACredential");
    return ofJwt(id.slice(start.length));
  }
  if ("@context" in document || "credentialSubject" in document) return { credential: document };
  throw new Refused("notACredential");
}

function ofJwt(token: string): Read {
  const jwt = readJwt(token);
  return { credential: jwt.credential, jwt };
}

function ofText(file: string): Read {
  const trimmed = file.replace(/^\uFEFF/, "").trim();
  if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
    const document = readJson(trimmed);
    if (!isObject(document)) throw new Refused("notACredential");
    const old = each(document, "@context").some((one) => typeof one === "string" && one.includes("w3id.org/openbadges/v"));
    if (old && !isA(document, "VerifiableCredential")) throw new Refused("olderBadge");
    if (!isA(document, "VerifiablePresentation")) return credentialOf(document);
    const held = each(document, "verifiableCredential");
    const [one] = held;
    if (held.length === 1 && typeof one === "string") return ofJwt(one);
    if (held.length === 1 && isObject(one)) return credentialOf(one);
    throw new Refused("notACredential");
  }
  if (/^[\w.+/=-]*$/.test(trimmed) && trimmed.split(".").length === 3) return ofJwt(trimmed);
  throw new Refused("notACredential");
}

/** Reads a file: JSON, a compact JWS, a PNG or an SVG with one baked in. */
export function readFile(bytes: Uint8Array): Read {
  const baked = ({ older, text: inside }: Baked): Read => {
    if (older) throw new Refused("olderBadge");
    return ofText(inside);
  };
  if (same(bytes.subarray(0, 4), Uint8Array.of(0x89, 0x50, 0x4e, 0x47))) return baked(unbakePng(bytes));
  if (bytes.length > CREDENTIAL.bytes * 4) throw new Refused("tooLarge", { most: (CREDENTIAL.bytes * 4) / 1024 });
  let file: string;
  try {
    file = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refused("notACredential");
  }
  return file.replace(/^\uFEFF/, "").trimStart().startsWith("<") ? baked(unbakeSvg(file)) : ofText(file);
}

const endorsements = (of: JsonObject): Json[] => [...each(of, "endorsement"), ...each(of, "endorsementJwt")];

/** The credentials that are part of this one, each signed by itself. */
function parts(document: JsonObject): Json[] {
  const subjects = each(document, "credentialSubject").filter(isObject);
  return [
    ...endorsements(document),
    ...subjects.flatMap((subject) => [
      ...each(subject, "verifiableCredential"),
      ...each(subject, "achievement").filter(isObject).flatMap(endorsements),
    ]),
  ];
}

export async function verifyRead(read: Read, known: Known, depth = 0): Promise<Report> {
  const { credential, jwt } = read;
  const kind = kindOf(credential);
  const { faults, lacks } = formOf(credential);
  let form = [...faults.map(no), ...lacks.map(noted)].reduce(and, yes);
  if (jwt !== undefined && kind !== "other") {
    try {
      await canonical(credential);
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      form = and(form, ofReason(fault));
    }
  }
  const proof = await unchanged(read, known);
  const status = await statusOf(credential, known, ofText);
  const { finding: issuer, vouched } = issuerOf(credential, proof.keys, known);
  const inside = parts(credential);
  if (inside.length > MOST_WITHIN || (depth >= MOST_DEPTH && inside.length > 0)) {
    form = and(form, unknown(new Refused("tooManyWithin", { most: MOST_WITHIN })));
  }
  const inner: Read[] = [];
  for (const part of depth < MOST_DEPTH ? inside.slice(0, MOST_WITHIN) : []) {
    const found = attempt((): Read => {
      if (typeof part === "string") return ofJwt(part);
      if (isObject(part)) return { credential: part };
      throw new Refused("notACredential");
    });
    if (found instanceof Refused) form = and(form, no(found));
    else inner.push(found);
  }
  const within = await Promise.all(inner.map((one) => verifyRead(one, known, depth + 1)));
  const force = inForce(credential, known);
  const own = verdictOf([form, proof.finding, force, status, issuer]);
  // A record rests on what is in it.
  const rests = kind === "record" ? within.map((report) => report.verdict) : [];
  const verdict = [own, ...rests].includes("not valid") ? "not valid" : [own, ...rests].includes("cannot tell") ? "cannot tell" : "valid";
  return { kind, credential, form, unchanged: proof.finding, inForce: force, status, issuer, vouched, within, verdict };
}

export const verifyFile = async (bytes: Uint8Array, known: Known): Promise<Report> => verifyRead(readFile(bytes), known);

/** A list of recognised issuers, once its proof fits and it is in force. */
export async function verifyIssuerList(file: string, known: Known): Promise<IssuerList> {
  const document = readJson(file, LIST);
  if (!isObject(document)) throw new Refused("notAnIssuerList");
  const list = issuerListOf(document);
  const signer = identity(document, "issuer") ?? "";
  const proof = await unchanged({ credential: document }, known);
  if (proof.finding.answer !== "yes") throw proof.finding.reasons[0] ?? new Refused("noProof");
  if (!proof.keys.some((key) => key.controller === signer)) throw new Refused("keyNotOfIssuer", { issuer: signer });
  const force = inForce(document, known);
  if (force.answer !== "yes") throw force.reasons[0] ?? new Refused("noProof");
  return list;
}

/** Takes in a list of recognised issuers that is relied on. */
export async function addIssuerList(file: string, known: Known): Promise<void> {
  known.issuerLists.push(await verifyIssuerList(file, known));
}

export interface ClaimReport {
  readonly claim: Claim;
  readonly unchanged: Finding;
  readonly inForce: Finding;
  readonly status: Finding;
  readonly issuer: Finding;
  readonly vouched: Vouched | undefined;
  readonly verdict: Verdict;
}

/** The issuer's keys that are at hand. */
function keysOf(issuer: string, known: Known): FoundKey[] {
  const found: FoundKey[] = [];
  const add = (run: () => Pick<FoundKey, "key" | "revoked">): void => {
    const key = attempt(run);
    if (!(key instanceof Refused)) found.push({ ...key, controller: issuer, expires: undefined });
  };
  if (issuer.startsWith("did:key:")) add(() => ({ key: keyOfDidKey(issuer), revoked: undefined }));
  const document = known.documents.get(issuer);
  if (document !== undefined) {
    for (const method of [...each(document, "verificationMethod"), ...each(document, "assertionMethod")].filter(isObject)) {
      const revoked = attempt(() => moment(method["revoked"]));
      add(() => ({ key: keyOfMethod(method), revoked: revoked instanceof Refused ? undefined : revoked }));
    }
  }
  for (const list of known.issuerLists) {
    for (const listed of list.issuers.get(issuer)?.keys ?? []) add(() => listed);
  }
  return found;
}

/** Reads the text of a printed code and answers the four questions. */
export async function verifyCode(code: string, known: Known): Promise<ClaimReport> {
  const read = readClaim(code);
  const { claim } = read;
  const all = keysOf(claim.issuer, known);
  const keys = all.filter((found) => same(shortName(found.key), read.keyId));
  const [first] = keys;
  let sealed: Finding;
  if (first === undefined) {
    sealed = all.length === 0 ? unknown(new Refused("keyUnknown", { key: claim.issuer })) : no(new Refused("keyNotOfIssuer", { issuer: claim.issuer }));
  } else {
    const fault = attempt(() => verifyClaim(read, first.key));
    sealed = fault instanceof Refused ? no(fault) : yes;
    if (first.revoked !== undefined) {
      const since = { since: written(first.revoked) };
      sealed = and(sealed, claim.awarded >= first.revoked ? no(new Refused("keyCompromised", since)) : noted(new Refused("keyCompromisedLater", since)));
    }
  }
  const from = claim.validFrom ?? claim.awarded;
  let force = yes;
  if (from > known.now) force = no(new Refused("notYetInForce", { from: written(from) }));
  else if (claim.validUntil !== undefined && claim.validUntil < known.now) force = no(new Refused("expired", { until: written(claim.validUntil) }));
  // The status and the issuer are asked as for the credential that the code stands for.
  const twin: JsonObject = { issuer: claim.issuer, validFrom: written(claim.awarded) };
  if (claim.status !== undefined && claim.list !== undefined) {
    twin["credentialStatus"] = {
      type: "BitstringStatusListEntry",
      statusPurpose: "revocation",
      statusListIndex: String(claim.status),
      statusListCredential: claim.list,
    };
  }
  const lacking = claim.status !== undefined && claim.list === undefined;
  const status = lacking ? unknown(new Refused("listMissing", { address: claim.issuer })) : await statusOf(twin, known, ofText);
  const { finding: issuer, vouched } = issuerOf(twin, keys, known);
  return { claim, unchanged: sealed, inForce: force, status, issuer, vouched, verdict: verdictOf([sealed, force, status, issuer]) };
}
