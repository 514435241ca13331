/** VC-JWT: the payload is the credential with the registered claims beside its fields. */
import { base64url, utf8 } from "./bytes";
import { CREDENTIAL, identity, isObject, readJson, text, type JsonObject } from "./json";
import { keyOfJwk, verifySignature, type PublicKey } from "./keys";
import { moment } from "./moment";
import { Refused } from "./reason";

export interface Jwt {
  readonly algorithm: string;
  readonly kid: string | undefined;
  readonly enclosed: PublicKey | undefined;
  readonly payload: JsonObject;
  readonly credential: JsonObject;
  readonly signed: string;
  readonly signature: Uint8Array;
}

const KINDS: Readonly<Record<string, string>> = { RS256: "RSA", ES256: "P-256", EdDSA: "Ed25519" };
const CLAIMS = new Set(["iss", "jti", "sub", "nbf", "exp", "iat", "aud"]);

function object(part: string): JsonObject {
  const value = readJson(new TextDecoder().decode(base64url(part)));
  if (!isObject(value)) throw new Refused("notAJwt");
  return value;
}

export function readJwt(token: string): Jwt {
  if (token.length > CREDENTIAL.bytes * 2) throw new Refused("tooLarge", { most: (CREDENTIAL.bytes * 2) / 1024 });
  const parts = token.split(".");
  const [head, body, seal] = parts;
  if (parts.length !== 3 || head === undefined || body === undefined || seal === undefined) throw new Refused("notAJwt");
  const header = object(head);
  const algorithm = text(header, "alg");
  if (algorithm === undefined) throw new Refused("notAJwt");
  if (algorithm.toLowerCase() === "none") throw new Refused("algorithmNone");
  if (!(algorithm in KINDS)) throw new Refused("algorithmUnknown", { algorithm });
  for (const name of ["crit", "b64", "zip", "enc"]) {
    if (name in header) throw new Refused("criticalHeader", { header: name });
  }
  const enclosed = header["jwk"] === undefined ? undefined : keyOfJwk(header["jwk"]);
  const payload = object(body);
  const wrapped = payload["vc"];
  if (wrapped !== undefined && !isObject(wrapped)) throw new Refused("notAJwt");
  const bare = Object.fromEntries(Object.entries(payload).filter(([name]) => !CLAIMS.has(name)));
  return {
    algorithm,
    kid: text(header, "kid"),
    enclosed,
    payload,
    credential: wrapped ?? bare,
    signed: `${head}.${body}`,
    signature: base64url(seal),
  };
}

/** Claims say what fields say: where both are there they must agree. */
function agree({ payload, credential }: Jwt): void {
  const fields = { iss: identity(credential, "issuer"), jti: text(credential, "id"), sub: identity(credential, "credentialSubject") };
  for (const [claim, field] of Object.entries(fields)) {
    const said = text(payload, claim);
    if (said !== undefined && field !== undefined && said.trim() !== field.trim()) throw new Refused("claimDiffers", { claim });
  }
  const dates = {
    nbf: text(credential, "validFrom") ?? text(credential, "issuanceDate"),
    exp: text(credential, "validUntil") ?? text(credential, "expirationDate"),
  };
  for (const [claim, field] of Object.entries(dates)) {
    const said = payload[claim];
    if (said === undefined) continue;
    const differs = !Number.isInteger(said) || (field !== undefined && Math.floor(moment(field) / 1000) !== said);
    if (differs) throw new Refused("claimDiffers", { claim });
  }
}

export function verifyJwt(jwt: Jwt, key: PublicKey): void {
  if (KINDS[jwt.algorithm] !== key.kind) throw new Refused("algorithmOfOtherKey", { algorithm: jwt.algorithm, kind: key.kind });
  verifySignature(key, utf8(jwt.signed), jwt.signature);
  agree(jwt);
}
