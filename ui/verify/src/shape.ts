/** What a credential must have, by the data models, and what Open Badges and CLR ask besides. */
import { each, identity, isA, isAbsolute, isObject, text, types, type Json, type JsonObject } from "./json";
import { moment } from "./moment";
import { Refused, attempt } from "./reason";

export type Kind = "badge" | "endorsement" | "record" | "statusList" | "issuerList" | "other";

export function kindOf(document: JsonObject): Kind {
  const has = (type: string): boolean => isA(document, type);
  if (has("AchievementCredential") || has("OpenBadgeCredential")) return "badge";
  if (has("EndorsementCredential")) return "endorsement";
  if (has("ClrCredential")) return "record";
  if (has("BitstringStatusListCredential") || has("StatusList2021Credential")) return "statusList";
  return has("RecognizedEntityCredential") ? "issuerList" : "other";
}

export interface Form {
  readonly faults: Refused[];
  readonly lacks: Refused[];
}

const missing = (field: string): Refused => new Refused("fieldMissing", { field });
const wrong = (field: string): Refused => new Refused("fieldWrong", { field });

export function formOf(document: JsonObject): Form {
  const first = each(document, "@context")[0];
  const v2 = first === "https://www.w3.org/ns/credentials/v2";
  if (!v2 && first !== "https://www.w3.org/2018/credentials/v1") return { faults: [new Refused("contextFirst")], lacks: [] };
  return { faults: faultsOf(document, v2), lacks: lacksOf(document, v2) };
}

function faultsOf(document: JsonObject, v2: boolean): Refused[] {
  const found: Refused[] = [];
  if (!isA(document, "VerifiableCredential")) found.push(new Refused("typeMissing", { type: "VerifiableCredential" }));
  const id = document["id"];
  if (id !== undefined && !(typeof id === "string" && isAbsolute(id))) found.push(new Refused("notAbsolute"));
  const issuer = identity(document, "issuer");
  if (document["issuer"] === undefined) found.push(missing("issuer"));
  else if (issuer === undefined) found.push(isObject(document["issuer"]) ? missing("issuer.id") : wrong("issuer"));
  else if (!isAbsolute(issuer)) found.push(new Refused("notAbsolute", { text: issuer }));
  const dates = v2 ? [] : ["issuanceDate", "expirationDate"];
  const seen = new Set<Json>();
  for (const name of [...dates, "validFrom", "validUntil", "awardedDate"]) {
    const value = document[name];
    if (value === undefined || seen.has(value)) continue;
    const read = attempt(() => moment(value));
    if (read instanceof Refused) {
      found.push(read);
      seen.add(value);
    }
  }
  if (!v2 && !("issuanceDate" in document) && !("validFrom" in document)) found.push(missing("issuanceDate"));
  const subjects = each(document, "credentialSubject");
  if (subjects.length === 0) found.push(missing("credentialSubject"));
  else if (!subjects.every((subject) => isObject(subject) && Object.keys(subject).length > 0)) found.push(wrong("credentialSubject"));
  for (const name of ["credentialStatus", "credentialSchema", "refreshService", "termsOfUse", "evidence"]) {
    for (const value of each(document, name)) {
      if (!isObject(value)) found.push(wrong(name));
      else if (types(value).length === 0) found.push(missing(`${name}.type`));
    }
  }
  return found;
}

class Lacks {
  readonly found: Refused[] = [];

  ofType(parent: JsonObject, field: string, type: string): void {
    for (const value of each(parent, field)) {
      const fits = isObject(value) ? isA(value, type) : typeof value === "string" && (type === "Profile" || type === "Image");
      if (!fits) this.found.push(new Refused("typeWrong", { field, type }));
    }
  }

  texts(object: JsonObject, names: readonly string[]): void {
    for (const name of names) {
      const value = object[name];
      if (value === undefined) this.found.push(missing(name));
      else if (!Array.isArray(value) && !(typeof value === "string" && value !== "") && !(isObject(value) && "@value" in value)) this.found.push(wrong(name));
    }
  }

  profile(profile: JsonObject): void {
    this.ofType(profile, "otherIdentifier", "IdentifierEntry");
    this.ofType(profile, "parentOrg", "Profile");
    each(profile, "parentOrg").filter(isObject).forEach((parent) => this.profile(parent));
  }

  issuer(document: JsonObject): void {
    this.ofType(document, "issuer", "Profile");
    const issuer = document["issuer"];
    if (isObject(issuer)) this.profile(issuer);
  }

  achievement(achievement: JsonObject): void {
    if (!isA(achievement, "Achievement")) this.found.push(new Refused("typeWrong", { type: "Achievement" }));
    this.texts(achievement, ["id", "name", "description"]);
    const criteria = achievement["criteria"];
    if (typeof criteria !== "string" && !(isObject(criteria) && ("id" in criteria || "narrative" in criteria))) this.found.push(missing("criteria"));
    for (const [field, type] of [["resultDescription", "ResultDescription"], ["alignment", "Alignment"], ["creator", "Profile"], ["otherIdentifier", "IdentifierEntry"], ["related", "Related"]] as const) {
      this.ofType(achievement, field, type);
    }
    for (const description of each(achievement, "resultDescription").filter(isObject)) {
      this.ofType(description, "rubricCriterionLevel", "RubricCriterionLevel");
      this.texts(description, ["id", "name", "resultType"]);
    }
  }

  subject(subject: JsonObject): void {
    if (!isA(subject, "AchievementSubject")) this.found.push(new Refused("typeWrong", { type: "AchievementSubject" }));
    if (!("id" in subject) && each(subject, "identifier").length === 0) this.found.push(missing("credentialSubject.id"));
    this.ofType(subject, "identifier", "IdentityObject");
    this.ofType(subject, "result", "Result");
    this.ofType(subject, "source", "Profile");
    const achievements = each(subject, "achievement");
    const [one] = achievements;
    if (achievements.length === 0) this.found.push(missing("achievement"));
    else if (achievements.length > 1 || !isObject(one)) this.found.push(wrong("achievement"));
    else this.achievement(one);
  }
}

function namesContext(document: JsonObject, prefix: string): boolean {
  return each(document, "@context").some(
    (context) => typeof context === "string" && context.startsWith(prefix) && /^(|-[23]\..*)$/.test(context.slice(prefix.length).replace(/\.json$/, "")),
  );
}

function lacksOf(document: JsonObject, v2: boolean): Refused[] {
  const lacks = new Lacks();
  const kind = kindOf(document);
  const subjects = each(document, "credentialSubject");
  if (kind === "badge") {
    const known = ["https://purl.imsglobal.org/spec/ob/v3p0/context", "https://purl.imsglobal.org/spec/clr/v2p0/context"];
    if (!known.some((prefix) => namesContext(document, prefix))) lacks.found.push(new Refused("contextOfBadge"));
    lacks.texts(document, ["id"]);
    if (v2 && !("validFrom" in document)) lacks.found.push(missing("validFrom"));
    lacks.issuer(document);
    lacks.ofType(document, "evidence", "Evidence");
    lacks.ofType(document, "endorsement", "EndorsementCredential");
    if (subjects.length > 1) lacks.found.push(wrong("credentialSubject"));
    subjects.filter(isObject).forEach((subject) => lacks.subject(subject));
    if (each(document, "credentialStatus").length > 1) lacks.found.push(wrong("credentialStatus"));
  } else if (kind === "endorsement" || kind === "record") {
    lacks.issuer(document);
    for (const subject of subjects.filter(isObject)) {
      const type = kind === "record" ? "ClrSubject" : "EndorsementSubject";
      if (!isA(subject, type)) lacks.found.push(new Refused("typeWrong", { type }));
      if (kind === "endorsement" && text(subject, "id") === undefined) lacks.found.push(missing("credentialSubject.id"));
      if (kind === "record" && each(subject, "verifiableCredential").length === 0) lacks.found.push(missing("verifiableCredential"));
    }
  }
  return lacks.found;
}
