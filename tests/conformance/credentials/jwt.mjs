// The JWT of a credential, verified by jose with the P-256 key of did.json.

import { isDeepStrictEqual } from "node:util";
import { compactVerify, decodeProtectedHeader, importJWK, jwtVerify } from "jose";
import { did, expect, json, text } from "./files.mjs";

const key = async ({ kid }) => {
  const method = did.verificationMethod.find((method) => method.id === kid);
  expect(method?.publicKeyJwk, `no key ${kid} in did.json`);
  expect(did.assertionMethod.includes(kid), `${kid} may not sign`);
  return importJWK(method.publicKeyJwk, "ES256");
};

const seconds = (moment) => Math.floor(Date.parse(moment) / 1000);

let refused = 0;
for (const [name, plain] of [["one.jwt", "one.json"], ["revoked.jwt", "revoked.json"]]) {
  const jwt = text(name).trim();
  const credential = json(plain);
  const { payload, protectedHeader } = await jwtVerify(jwt, key, {
    algorithms: ["ES256"],
    issuer: did.id,
    subject: credential.credentialSubject.id,
    currentDate: new Date(credential.validFrom),
    requiredClaims: ["nbf", "jti", "sub"],
  });
  const { typ = "JWT" } = protectedHeader;
  expect(typ === "JWT", `typ ${typ}`);
  expect(payload.jti === credential.id, `jti ${payload.jti}`);
  expect(payload.nbf === seconds(credential.validFrom), `nbf ${payload.nbf}`);
  const until = credential.validUntil && seconds(credential.validUntil);
  expect(payload.exp === until, `exp ${payload.exp}`);
  // The claim is the credential itself, no copy of it inside.
  const { iss, sub, jti, nbf, exp, iat, ...claim } = payload;
  const { proof, ...signed } = credential;
  expect(isDeepStrictEqual(claim, signed), `${name}: another credential`);

  const [head, body, signature] = jwt.split(".");
  const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const other = encoded({ ...payload, name: "Another" });
  const unsigned = encoded({ ...decodeProtectedHeader(jwt), alg: "none" });
  const flipped = (signature[0] === "A" ? "B" : "A") + signature.slice(1);
  for (const forged of [
    `${head}.${other}.${signature}`,
    `${unsigned}.${body}.`,
    `${head}.${body}.${flipped}`,
  ]) {
    const answer = compactVerify(forged, key, { algorithms: ["ES256"] });
    const taken = await answer.then(() => true, () => false);
    expect(!taken, `${name}: a forged one is taken`);
    refused += 1;
  }
}
console.log(`2 verified, ${refused} forged ones refused`);
