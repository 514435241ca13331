/** Credentials inside pictures: PNG and SVG (Open Badges 3.0, 5.3). */
import { same, utf8 } from "./bytes";
import { unpack } from "./claim";
import { Refused } from "./reason";

const MOST_BYTES = 16 << 20;
const MOST_TEXT = 4 << 20;
const MOST_DEPTH = 256;
const SIGNATURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 0x1a, 10]);
const NOW = "https://purl.imsglobal.org/ob/v3p0";
const OLDER = new Set(["http://openbadges.org", "https://openbadges.org"]);

export interface Baked {
  readonly older: boolean;
  readonly text: string;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});
const crc = (bytes: Uint8Array): number =>
  (bytes.reduce((sum, byte) => (TABLE[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

function one(found: readonly Baked[]): Baked {
  const now = found.filter((baked) => !baked.older);
  const older = found.filter((baked) => baked.older);
  const [first] = now.length > 0 ? now : older;
  if (first === undefined) throw new Refused("nothingBaked");
  if (now.length > 1 || (now.length === 0 && older.length > 1)) throw new Refused("severalBaked");
  return first;
}

function textOf(kind: string, data: Uint8Array, keyword: string): string | undefined {
  const start = utf8(`${keyword}\0`);
  if (!same(data.subarray(0, start.length), start) || (kind !== "iTXt" && kind !== "tEXt")) return undefined;
  let rest = data.subarray(start.length);
  const packed = kind === "iTXt" && rest[0] !== 0;
  if (kind === "iTXt") {
    rest = rest.subarray(2);
    for (let part = 0; part < 2; part++) {
      const end = rest.indexOf(0);
      if (end < 0) throw new Refused("pictureDamaged");
      rest = rest.subarray(end + 1);
    }
  }
  try {
    const plain = packed ? unpack(rest, MOST_TEXT, true) : rest;
    if (plain === undefined) throw new Refused("tooLarge", { most: MOST_TEXT / 1024 });
    return new TextDecoder("utf-8", { fatal: true }).decode(plain);
  } catch (fault) {
    throw fault instanceof Refused && fault.code === "tooLarge" ? fault : new Refused("pictureDamaged");
  }
}

export function unbakePng(png: Uint8Array): Baked {
  if (png.length > MOST_BYTES) throw new Refused("tooLarge", { most: MOST_BYTES / 1024 });
  if (!same(png.subarray(0, 8), SIGNATURE)) throw new Refused("notAPng");
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const found: Baked[] = [];
  for (let at = 8, first = true; ; first = false) {
    if (at + 12 > png.length) throw new Refused("pictureDamaged");
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > png.length || view.getUint32(end - 4) !== crc(png.subarray(at + 4, end - 4))) throw new Refused("pictureDamaged");
    const kind = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (first !== (kind === "IHDR")) throw new Refused("pictureDamaged");
    const data = png.subarray(at + 8, end - 4);
    const now = textOf(kind, data, "openbadgecredential");
    const older = textOf(kind, data, "openbadges");
    if (now !== undefined) found.push({ older: false, text: now });
    if (older !== undefined) found.push({ older: true, text: older });
    at = end;
    if (kind === "IEND") {
      if (at !== png.length) throw new Refused("pictureDamaged");
      return one(found);
    }
  }
}

/** Reads an SVG with the parser of the browser. */
export function unbakeSvg(svg: string): Baked {
  if (svg.length > MOST_BYTES) throw new Refused("tooLarge", { most: MOST_BYTES / 1024 });
  const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const faulty = root.getElementsByTagName("parsererror").length > 0 || root.localName === "parsererror";
  if (faulty && /<svg[\s>]/.test(svg)) throw new Refused("pictureDamaged");
  if (faulty || root.localName !== "svg" || root.namespaceURI !== "http://www.w3.org/2000/svg") throw new Refused("notAnSvg");
  const found: Baked[] = [];
  const walk = (element: Element, depth: number): void => {
    if (depth > MOST_DEPTH) throw new Refused("tooDeep", { most: MOST_DEPTH });
    const space = element.namespaceURI ?? "";
    const now = element.localName === "credential" && space === NOW;
    if (now || (element.localName === "assertion" && OLDER.has(space))) {
      found.push({ older: !now, text: element.getAttribute("verify") ?? element.textContent.trim() });
    }
    for (const child of element.children) walk(child, depth + 1);
  };
  walk(root, 1);
  return one(found);
}
