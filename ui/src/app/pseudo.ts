// The pseudo-language: English made longer and accented. words/src/pseudo.rs does the same.
const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED = [..."áƀçđéƒĝĥíĵķļḿñóþɋŕšŧúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻḾÑÓÞɊŔŠŦÚṼŴẊÝŽ"];

/** English from left to right, and from right to left. */
export const PSEUDO = "qps";
export const PSEUDO_MIRRORED = "qps-rtl";

/** Each letter accented, each vowel twice. */
export function accented(words: string): string {
  let out = "";
  for (const letter of words) {
    const written = ACCENTED[PLAIN.indexOf(letter)] ?? letter;
    out += "aeiouAEIOU".includes(letter) ? written + written : written;
  }
  return out;
}
