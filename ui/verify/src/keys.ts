/** Keys and signatures: Ed25519, P-256, RSA. Weak keys and second spellings are refused. */
import { ed25519 } from "@noble/curves/ed25519.js";
import { p256 } from "@noble/curves/nist.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { base58, base58Of, base64url, concat, hex, same, utf8 } from "./bytes";
import { isObject, text, type Json, type JsonObject } from "./json";
import { Refused } from "./reason";

export type KeyKind = "Ed25519" | "P-256" | "RSA";
export interface PublicKey {
  readonly kind: KeyKind;
  /** 32 bytes, the compressed point, or modulus and exponent. */
  readonly bytes: Uint8Array;
  readonly exponent?: Uint8Array;
}

const big = (bytes: Uint8Array): bigint => (bytes.length === 0 ? 0n : BigInt(`0x${hex(bytes)}`));

function ed25519Key(bytes: Uint8Array): PublicKey {
  if (bytes.length !== 32) throw new Refused("keyUnreadable");
  let point;
  try {
    point = ed25519.Point.fromBytes(bytes);
  } catch {
    throw new Refused("keyUnreadable");
  }
  if (point.isSmallOrder()) throw new Refused("keyWeak");
  return { kind: "Ed25519", bytes };
}

function p256Key(bytes: Uint8Array): PublicKey {
  try {
    return { kind: "P-256", bytes: p256.Point.fromBytes(bytes).toBytes(true) };
  } catch {
    throw new Refused("keyUnreadable");
  }
}

function rsaKey(modulus: Uint8Array, exponent: Uint8Array): PublicKey {
  if (modulus.length > 1024 || exponent.length > 5 || modulus[0] === 0) throw new Refused("keyUnreadable");
  const bits = big(modulus).toString(2).length;
  if (bits < 2048 || big(exponent) < 3n || (exponent.at(-1) ?? 0) % 2 === 0) throw new Refused("keyWeak");
  return { kind: "RSA", bytes: modulus, exponent };
}

export function keyOfMultikey(value: string): PublicKey {
  if (!value.startsWith("z")) throw new Refused("notMultibase");
  const bytes = base58(value.slice(1));
  const prefix = hex(bytes.subarray(0, 2));
  const key = bytes.subarray(2);
  if (prefix === "ed01") return ed25519Key(key);
  if (prefix === "8024" && key.length === 33) return p256Key(key);
  if (bytes.length < 2 || prefix === "8024") throw new Refused("keyUnreadable");
  throw new Refused("keyKind", { kind: prefix });
}

export function multikeyOf(key: PublicKey): string {
  if (key.kind === "RSA") return "";
  const prefix = key.kind === "Ed25519" ? [0xed, 0x01] : [0x80, 0x24];
  return `z${base58Of(concat(Uint8Array.from(prefix), key.bytes))}`;
}

/** Eight bytes by which a printed code names the key. */
export const shortName = (key: PublicKey): Uint8Array => sha256(utf8(multikeyOf(key))).subarray(0, 8);

export function keyOfJwk(jwk: Json | undefined): PublicKey {
  if (!isObject(jwk)) throw new Refused("keyUnreadable");
  if (["d", "p", "q", "dp", "dq", "qi", "k"].some((name) => name in jwk)) throw new Refused("keyHasSecret");
  const part = (name: string): Uint8Array => {
    const value = text(jwk, name);
    if (value === undefined) throw new Refused("keyUnreadable");
    return base64url(value);
  };
  const kind = `${text(jwk, "kty") ?? ""} ${text(jwk, "crv") ?? ""}`.trim();
  if (kind === "OKP Ed25519") return ed25519Key(part("x"));
  if (kind === "EC P-256") {
    const [x, y] = [part("x"), part("y")];
    if (x.length !== 32 || y.length !== 32) throw new Refused("keyUnreadable");
    return p256Key(concat(Uint8Array.of(4), x, y));
  }
  if (text(jwk, "kty") === "RSA") return rsaKey(part("n"), part("e"));
  throw new Refused("keyKind", { kind });
}

export function keyOfDidKey(value: string): PublicKey {
  const [key = "", fragment = key] = value.slice("did:key:".length).split("#");
  if (key !== fragment) throw new Refused("keyUnknown", { key: value });
  return keyOfMultikey(key);
}

export const sameKey = (a: PublicKey, b: PublicKey): boolean => a.kind === b.kind && same(a.bytes, b.bytes);

/** The header of a SHA-256 digest in PKCS #1 v1.5 (RFC 8017, 9.2). */
const DIGEST_INFO = Uint8Array.from([0x30, 0x31, 0x30, 0x0d, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 5, 0, 4, 0x20]);

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function rsaFits(key: PublicKey, message: Uint8Array, signature: Uint8Array): boolean {
  const modulus = big(key.bytes);
  const value = big(signature);
  if (value >= modulus) throw new Refused("signatureNotCanonical");
  const opened = power(value, big(key.exponent ?? new Uint8Array()), modulus).toString(16);
  const size = key.bytes.length;
  const digest = concat(DIGEST_INFO, sha256(message));
  const padding = new Uint8Array(size - digest.length - 3).fill(0xff);
  return opened.padStart(size * 2, "0") === hex(concat(Uint8Array.of(0, 1), padding, Uint8Array.of(0), digest));
}

export function verifySignature(key: PublicKey, message: Uint8Array, signature: Uint8Array): void {
  const size = key.kind === "RSA" ? key.bytes.length : 64;
  if (signature.length !== size) throw new Refused("signatureNotCanonical");
  let fits = false;
  if (key.kind === "Ed25519") {
    const scalar = big(signature.slice(32).toReversed());
    if (scalar >= ed25519.Point.Fn.ORDER) throw new Refused("signatureNotCanonical");
    fits = ed25519.verify(signature, message, key.bytes, { zip215: false });
  } else if (key.kind === "P-256") {
    const [r, s] = [big(signature.subarray(0, 32)), big(signature.subarray(32))];
    const order = p256.Point.Fn.ORDER;
    if (r === 0n || s === 0n || r >= order || s >= order) throw new Refused("signatureNotCanonical");
    fits = p256.verify(signature, message, key.bytes, { lowS: false });
  } else {
    fits = rsaFits(key, message, signature);
  }
  if (!fits) throw new Refused("signatureWrong");
}

export type { JsonObject };
