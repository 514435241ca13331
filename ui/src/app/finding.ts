// What the palette offers for what is typed: rooms and commands before what the workspace holds, and in
// each the exact before what begins so before what merely holds it.
import { compare, holds } from "./locale";

/** A word as it is compared: whatever its case and accents. */
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** How well a text answers: 0 is exact, 1 begins so, 2 has a word that begins so, 3 holds it. Nothing where it does not. */
export function fit(text: string, wanted: string): number | null {
  const [has, asked] = [plain(text), plain(wanted.trim())];
  if (has === asked) {
    return 0;
  }
  if (has.startsWith(asked)) {
    return 1;
  }
  if (has.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(asked))) {
    return 2;
  }
  return holds(text, wanted) ? 3 : null;
}

/** The things whose names answer, the best first. */
export function best<T>(things: readonly T[], nameOf: (thing: T) => string, wanted: string, most: number): T[] {
  return things
    .flatMap((thing) => {
      const how = fit(nameOf(thing), wanted);
      return how === null ? [] : [{ thing, how }];
    })
    .toSorted((a, b) => a.how - b.how || compare(nameOf(a.thing), nameOf(b.thing)))
    .slice(0, most)
    .map(({ thing }) => thing);
}
