// Where what is missing for signing is mended.
import type { Message } from "../../../app/words";

/** The room that mends it; nothing where it is mended in this one, or where no room does. */
export function placeOfMissing({ code }: Message): string | null {
  return /-(setUp|institution)/.test(code) ? "/settings/institution" : null;
}
