/** Status lists: Bitstring Status List 1.0, and the older list of identities. */
import { base64url } from "./bytes";
import { unpack } from "./claim";
import { each, isA, isAbsolute, isObject, text, types, type JsonObject } from "./json";
import { Refused } from "./reason";

const LEAST_ENTRIES = 131_072;
const MOST_BYTES = 4 << 20;

export type Entry =
  | { readonly kind: "bit"; readonly list: string; readonly index: number; readonly purpose: string; readonly size: number }
  | { readonly kind: "old"; readonly list: string };

const faulty = (field: string): Refused => new Refused("statusUnreadable", { field });

export function entryOf(status: JsonObject): Entry {
  if (isA(status, "1EdTechRevocationList")) {
    const list = text(status, "id");
    if (list === undefined || !isAbsolute(list)) throw faulty("id");
    return { kind: "old", list };
  }
  if (!isA(status, "BitstringStatusListEntry") && !isA(status, "StatusList2021Entry")) {
    throw new Refused("statusUnknown", { kind: types(status)[0] ?? "" });
  }
  const list = text(status, "statusListCredential");
  if (list === undefined || !isAbsolute(list)) throw faulty("statusListCredential");
  if (text(status, "id") === list) throw faulty("id");
  const purpose = text(status, "statusPurpose");
  if (purpose === undefined) throw faulty("statusPurpose");
  if (purpose !== "revocation" && purpose !== "suspension") throw new Refused("statusUnknown", { kind: purpose });
  const raw = status["statusListIndex"];
  const index = typeof raw === "string" && /^(0|[1-9]\d{0,15})$/.test(raw) ? Number(raw) : raw;
  if (typeof index !== "number" || !Number.isInteger(index) || index < 0) throw faulty("statusListIndex");
  const size = status["statusSize"] ?? 1;
  if (typeof size !== "number" || !Number.isInteger(size) || size < 1 || size > 8) throw faulty("statusSize");
  return { kind: "bit", list, index, purpose, size };
}

/** What a list says of an entry: the word of its purpose, or nothing. */
export function look(list: JsonObject, index: number, purpose: string, size: number): string | undefined {
  const isList = isA(list, "BitstringStatusListCredential") || isA(list, "StatusList2021Credential");
  const subject = list["credentialSubject"];
  if (!isList || !isObject(subject) || !(isA(subject, "BitstringStatusList") || isA(subject, "StatusList2021"))) {
    throw new Refused("listNotAList");
  }
  if (!each(subject, "statusPurpose").includes(purpose)) throw new Refused("listPurpose", { purpose });
  const encoded = text(subject, "encodedList");
  if (encoded === undefined) throw new Refused("listUnreadable");
  const bits = bitsOf(encoded);
  for (let bit = index * size; bit < (index + 1) * size; bit++) {
    const byte = bits[Math.floor(bit / 8)];
    if (byte === undefined) throw new Refused("listTooShortFor", { index });
    if (byte & (0x80 >> (bit % 8))) return purpose;
  }
  const entries = Math.floor((bits.length * 8) / size);
  if (entries < LEAST_ENTRIES) throw new Refused("listTooShort", { entries });
  return undefined;
}

function bitsOf(encoded: string): Uint8Array {
  let bits: Uint8Array | undefined;
  try {
    let packed = base64url(encoded.startsWith("u") ? encoded.slice(1) : encoded.replace(/=+$/, ""));
    if (packed[0] !== 0x1f || packed[1] !== 0x8b) packed = base64url(encoded.replace(/=+$/, ""));
    if (packed[0] !== 0x1f || packed[1] !== 0x8b) throw new Refused("listUnreadable");
    bits = unpack(packed, MOST_BYTES, false);
  } catch {
    throw new Refused("listUnreadable");
  }
  if (bits === undefined) throw new Refused("listTooLong");
  return bits;
}

export function lookInOldList(list: JsonObject, credential: string): boolean {
  if (!("revokedCredential" in list) && !("issuer" in list)) throw new Refused("listNotAList");
  return each(list, "revokedCredential").some((one) => {
    if (typeof one === "string") return one === credential;
    if (!isObject(one)) throw new Refused("listNotAList");
    return one["revoked"] !== false && text(one, "id") === credential;
  });
}
