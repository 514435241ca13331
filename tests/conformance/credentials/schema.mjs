// Credentials before the strict official JSON Schema of Open Badges 3.0, with ajv.

import { Ajv2019 } from "ajv/dist/2019.js";
import addFormats from "ajv-formats";
import { expect, json, schema } from "./files.mjs";

const ajv = new Ajv2019({ allErrors: true, strictTuples: false });
addFormats.default(ajv);
const valid = ajv.compile(schema("ob_v3p0_achievementcredential_schema.json"));

for (const name of ["one.json", "revoked.json"]) {
  const credential = json(name);
  expect(valid(credential), `${name}: ${ajv.errorsText(valid.errors, { separator: "\n" })}`);
  for (const field of ["issuer", "credentialSubject", "validFrom"]) {
    const { [field]: _, ...without } = credential;
    expect(!valid(without), `${name} without ${field}: valid`);
  }
}
console.log("2 valid, 6 incomplete ones refused");
