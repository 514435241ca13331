/** Lists of recognised issuers, and what is at hand. */
import { each, identity, isA, isAbsolute, isObject, text, type JsonObject } from "./json";
import { keyOfMultikey, type PublicKey } from "./keys";
import { moment } from "./moment";
import { Refused } from "./reason";

export interface ListedKey {
  readonly key: PublicKey;
  readonly revoked: number | undefined;
}

export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly keys: readonly ListedKey[];
  readonly mayAward: readonly string[];
  readonly since: number | undefined;
  readonly until: number | undefined;
  readonly withdrawn: number | undefined;
}

export interface IssuerList {
  readonly name: string;
  readonly signer: string;
  readonly signerName: string;
  readonly validFrom: number;
  readonly validUntil: number | undefined;
  readonly issuers: ReadonlyMap<string, Listed>;
}

const when = (object: JsonObject, name: string): number | undefined =>
  object[name] === undefined ? undefined : moment(object[name]);

function listedOf(entity: JsonObject): Listed {
  const id = text(entity, "id");
  const name = text(entity, "name");
  if (id === undefined || name === undefined) throw new Refused("fieldMissing", { field: id === undefined ? "id" : "name" });
  if (!isAbsolute(id)) throw new Refused("notAbsolute", { text: id });
  if (!isA(entity, "RecognizedEntity")) throw new Refused("typeWrong", { field: id, type: "RecognizedEntity" });
  const keys = each(entity, "verificationMethod").map((method) => {
    const key = isObject(method) ? text(method, "publicKeyMultibase") : undefined;
    if (!isObject(method) || key === undefined) throw new Refused("keyUnreadable");
    if ((text(method, "controller") ?? id) !== id) throw new Refused("keyNotOfIssuer", { issuer: id });
    return { key: keyOfMultikey(key), revoked: when(method, "revoked") };
  });
  const action = each(entity, "recognizedTo").filter(isObject).findLast((one) => text(one, "action") === "issue");
  if (action === undefined) throw new Refused("fieldMissing", { field: "recognizedTo" });
  return {
    id,
    name,
    keys,
    mayAward: each(action, "output").filter((one) => typeof one === "string"),
    since: when(action, "validFrom"),
    until: when(action, "validUntil"),
    withdrawn: when(action, "withdrawn"),
  };
}

/** Reads a list, whose proof is verified apart. It is taken whole or not. */
export function issuerListOf(document: JsonObject): IssuerList {
  if (!isA(document, "RecognizedEntityCredential")) throw new Refused("notAnIssuerList");
  const signer = identity(document, "issuer");
  const validFrom = when(document, "validFrom");
  if (signer === undefined || validFrom === undefined) throw new Refused("fieldMissing", { field: signer === undefined ? "issuer" : "validFrom" });
  const issuers = new Map<string, Listed>();
  for (const entity of each(document, "credentialSubject")) {
    if (!isObject(entity)) throw new Refused("notAnIssuerList");
    const listed = listedOf(entity);
    if (!issuers.has(listed.id)) issuers.set(listed.id, listed);
  }
  const issuer = document["issuer"];
  return {
    name: text(document, "name") ?? "",
    signer,
    signerName: (isObject(issuer) ? text(issuer, "name") : undefined) ?? signer,
    validFrom,
    validUntil: when(document, "validUntil"),
    issuers,
  };
}
