/** The printed code; `src/claim/LAYOUT.md` of the crate `credential` says how it is laid out. */
import { Decompress, Unzlib } from "fflate";
import { base45, concat, hex, utf8 } from "./bytes";
import { verifySignature, shortName, type PublicKey } from "./keys";
import { same } from "./bytes";
import { Refused } from "./reason";

const MOST_LETTERS = 4296;
const MOST_BYTES = 16_384;

export type Cbor = number | bigint | string | Uint8Array | boolean | null | Cbor[] | CborMap | Tagged;
export type CborMap = Map<number, Cbor>;
interface Tagged {
  readonly tag: number;
  readonly value: Cbor;
}

/** CBOR in its deterministic form alone (RFC 8949, 4.2.1), with whole numbers as keys. */
class Reader {
  private at = 0;
  constructor(private readonly bytes: Uint8Array) {}

  whole(): Cbor {
    const value = this.value(0);
    if (this.at !== this.bytes.length) throw new Refused("claimUnreadable");
    return value;
  }

  private take(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) throw new Refused("claimUnreadable");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  private argument(low: number): number {
    if (low < 24) return low;
    const size = { 24: 1, 25: 2, 26: 4, 27: 8 }[low];
    if (size === undefined) throw new Refused("claimUnreadable");
    const value = this.take(size).reduce((sum, byte) => sum * 256 + byte, 0);
    const least = { 1: 24, 2: 0x100, 4: 0x1_0000, 8: 0x1_0000_0000 }[size] ?? 0;
    if (value < least || !Number.isSafeInteger(value)) throw new Refused("claimNotCanonical");
    return value;
  }

  private value(depth: number): Cbor {
    if (depth > 8) throw new Refused("claimUnreadable");
    const first = this.take(1)[0] ?? 0;
    const [major, low] = [first >> 5, first & 31];
    if (major === 7) {
      if (low === 20 || low === 21) return low === 21;
      if (low === 22) return null;
      throw new Refused("claimUnreadable");
    }
    const number = this.argument(low);
    if (major === 0) return number;
    if (major === 1) return -1 - number;
    if (major === 2) return this.take(number);
    if (major === 3) {
      try {
        return new TextDecoder("utf-8", { fatal: true }).decode(this.take(number));
      } catch {
        throw new Refused("claimUnreadable");
      }
    }
    if (major === 4) {
      const list: Cbor[] = [];
      for (let left = number; left > 0; left--) list.push(this.value(depth + 1));
      return list;
    }
    if (major === 6) return { tag: number, value: this.value(depth + 1) };
    const map: CborMap = new Map();
    let last: readonly [number, number] = [-1, -1];
    for (let left = number; left > 0; left--) {
      const key = this.value(depth + 1);
      if (typeof key !== "number") throw new Refused("claimUnreadable");
      const rank = key < 0 ? ([1, -key] as const) : ([0, key] as const);
      if (rank[0] < last[0] || (rank[0] === last[0] && rank[1] <= last[1])) throw new Refused("claimNotCanonical");
      last = rank;
      map.set(key, this.value(depth + 1));
    }
    return map;
  }
}

export interface Claim {
  readonly issuer: string;
  readonly serial: string;
  readonly awarded: number;
  readonly validFrom: number | undefined;
  readonly validUntil: number | undefined;
  readonly title: string;
  readonly learner: string;
  readonly status: number | undefined;
  readonly list: string | undefined;
  /** Everything in the private map, by its number. */
  readonly all: CborMap;
}

export interface ReadClaim {
  readonly claim: Claim;
  readonly keyId: Uint8Array;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

/** Unpacks no more than `most` bytes; `undefined` where there would be more. */
export function unpack(packed: Uint8Array, most: number, zlib: boolean): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const take = (part: Uint8Array, final: boolean): void => {
    size += part.length;
    if (size <= most) parts.push(part);
    ended ||= final;
  };
  const isTooLarge = (): boolean => size > most;
  const stream = zlib ? new Unzlib(take) : new Decompress(take);
  try {
    // In pieces, so that a bomb is left before it has gone off.
    const step = 1024;
    for (let at = 0; at < packed.length; at += step) {
      if (isTooLarge()) break;
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch {
    throw new Refused("claimUnreadable");
  }
  if (isTooLarge()) return undefined;
  if (!ended) throw new Refused("claimUnreadable");
  return concat(...parts);
}

function head(major: number, length: number): Uint8Array {
  if (length < 24) return Uint8Array.of((major << 5) | length);
  if (length < 0x100) return Uint8Array.of((major << 5) | 24, length);
  return Uint8Array.of((major << 5) | 25, length >> 8, length & 255);
}

const bytesOf = (value: Cbor | undefined): Uint8Array => {
  if (!(value instanceof Uint8Array)) throw new Refused("claimUnreadable");
  return value;
};
const mapOf = (value: Cbor | undefined): CborMap => {
  if (!(value instanceof Map)) throw new Refused("claimUnreadable");
  return value;
};

function textOf(map: CborMap, key: number): string | undefined {
  const value = map.get(key);
  if (value !== undefined && typeof value !== "string") throw new Refused("claimUnreadable");
  return value;
}

function wholeOf(map: CborMap, key: number): number | undefined {
  const value = map.get(key);
  if (value !== undefined && typeof value !== "number") throw new Refused("claimUnreadable");
  return value;
}

/** The folder on the web that a did:web names, such as `https://uni.example/badges`. */
function folderOf(issuer: string): string {
  const [host = "", ...path] = issuer.startsWith("did:web:") ? issuer.slice(8).split(":") : [];
  const name = host.replace(/%3a/gi, ":");
  const isHost = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*(?::[1-9]\d{0,4})?$/.test(name);
  if (!isHost || !path.every((part) => /^[\w.~%-]+$/.test(part) && part !== "." && part !== "..")) throw new Refused("claimUnreadable");
  return [`https://${name}`, ...path].join("/");
}

/** The address of the status list, which may stand there as its number. */
function listOf(own: CborMap, issuer: string): string | undefined {
  const value = own.get(4);
  return typeof value === "number" && value >= 0 ? `${folderOf(issuer)}/status/${value}.json` : textOf(own, 4);
}

function claimOf(payload: Uint8Array): Claim {
  const claims = mapOf(new Reader(payload).whole());
  const own = mapOf(claims.get(-65_537));
  const [issuer, awarded, layout] = [textOf(claims, 1), wholeOf(claims, 6), wholeOf(own, 0)];
  if (issuer === undefined || awarded === undefined || layout === undefined) throw new Refused("claimUnreadable");
  if (layout !== 1) throw new Refused("claimNewer", { layout });
  const day = (key: number): number | undefined => {
    const seconds = wholeOf(claims, key);
    return seconds === undefined ? undefined : seconds * 1000;
  };
  return {
    issuer,
    serial: new TextDecoder().decode(bytesOf(claims.get(7))),
    awarded: awarded * 1000,
    validFrom: day(5),
    validUntil: day(4),
    title: textOf(own, 1) ?? "",
    learner: textOf(own, 2) ?? "",
    status: wholeOf(own, 3),
    list: listOf(own, issuer),
    all: own,
  };
}

export function readClaim(code: string): ReadClaim {
  if (!code.startsWith("CW1:")) throw new Refused("notAClaim");
  const letters = code.slice(4);
  if (letters.length > MOST_LETTERS) throw new Refused("claimTooLarge");
  let bytes = base45(letters);
  if (bytes[0] === 0x78) {
    const plain = unpack(bytes, MOST_BYTES, true);
    if (plain === undefined) throw new Refused("claimTooLarge");
    bytes = plain;
  } else if (bytes[0] !== 0xd2) {
    throw new Refused("claimUnreadable");
  }
  const sealed = new Reader(bytes).whole();
  if (sealed === null || typeof sealed !== "object" || !("tag" in sealed) || sealed.tag !== 18 || !Array.isArray(sealed.value) || sealed.value.length !== 4) {
    throw new Refused("claimUnreadable");
  }
  const [protectedPart, loose, payloadPart, signature] = sealed.value;
  const [protectedBytes, payload] = [bytesOf(protectedPart), bytesOf(payloadPart)];
  const header = mapOf(new Reader(protectedBytes).whole());
  if (header.has(2) || mapOf(loose).has(2)) throw new Refused("criticalHeader", { header: "crit" });
  if (!header.has(1)) throw new Refused("algorithmNone");
  if (header.get(1) !== -8) throw new Refused("algorithmUnknown", { algorithm: String(header.get(1)) });
  if (mapOf(loose).size > 0) throw new Refused("claimNotCanonical");
  const signed = concat(
    Uint8Array.of(0x84), head(3, 10), utf8("Signature1"),
    head(2, protectedBytes.length), protectedBytes, Uint8Array.of(0x40), head(2, payload.length), payload,
  );
  return { claim: claimOf(payload), keyId: bytesOf(header.get(4)), signed, signature: bytesOf(signature) };
}

export function verifyClaim(read: ReadClaim, key: PublicKey): void {
  if (!same(read.keyId, shortName(key))) throw new Refused("keyUnknown", { key: hex(read.keyId) });
  verifySignature(key, read.signed, read.signature);
}
