// Credentials before verifier-core of the Digital Credentials Consortium. It fetches what it needs;
// the network that it finds here has the contexts, the schema and the site folder, and nothing else.

import { at, changed, expect, json, schema } from "./files.mjs";

const SCHEMAS = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/";
const DOCUMENT = "/did.json";
const missing = new Set();

function published(address) {
  if (address.startsWith(SCHEMAS)) {
    return schema(address.slice(SCHEMAS.length));
  }
  if (address.endsWith(DOCUMENT)) {
    const path = address.slice("https://".length, -DOCUMENT.length);
    return at(`did:web:${path.replaceAll("/", ":")}`);
  }
  return at(address);
}

globalThis.fetch = async (request) => {
  const address = String(request.url ?? request);
  const document = published(address);
  if (document === undefined) {
    missing.add(address);
    return new Response("", { status: 404 });
  }
  return Response.json(document);
};

const { verifyCredential } = await import("@digitalcredentials/verifier-core");

const verify = (credential) =>
  verifyCredential({ credential: structuredClone(credential), knownDIDRegistries: [] });

let refused = 0;
for (const [name, inForce] of [["one.json", true], ["revoked.json", false]]) {
  const credential = json(name);
  const answer = await verify(credential);
  const said = JSON.stringify({ ...answer, credential: undefined });
  expect(answer.errors === undefined, `${name}: ${said}`);
  const step = (id) => answer.log.find((entry) => entry.id === id)?.valid;
  expect(step("valid_signature"), `${name}: ${said}`);
  expect(step("revocation_status") === inForce, `${name}: ${said}`);
  expect(step("expiration"), `${name}: ${said}`);
  // Nobody vouches here: the answer of its own that there is for that must not be yes.
  expect(step("registered_issuer") === false, `${name}: ${said}`);
  const { results } = answer.additionalInformation.find((entry) => entry.id === "schema_check");
  const [checked] = results;
  expect(checked.result.valid, `${name}: ${JSON.stringify(checked.result.errors)}`);
  for (const [what, copy] of changed(credential)) {
    const { errors = [], log = [] } = await verify(copy);
    const taken = errors.length === 0 && log.find((entry) => entry.id === "valid_signature")?.valid;
    expect(!taken, `${name}, ${what}: verified`);
    refused += 1;
  }
}
expect(missing.size === 0, `it asked for ${[...missing].join(", ")}`);
console.log(`2 verified, ${refused} changed ones refused`);
