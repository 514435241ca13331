import type { Encoding, Separator } from "../bindings";
import { translate } from "./text";

const ENCODINGS: Encoding[] = [
  "utf8",
  "utf8Twice",
  "utf16Le",
  "utf16Be",
  "windows1252",
  "windows1250",
  "windows1251",
  "windows1253",
  "windows1254",
  "windows1255",
  "windows1256",
  "windows1257",
  "windows1258",
  "windows874",
  "latin2",
  "macRoman",
  "macCyrillic",
  "ibm850",
  "ibm852",
  "ibm437",
  "ibm866",
  "koi8R",
  "koi8U",
  "shiftJis",
  "eucJp",
  "gb18030",
  "big5",
  "eucKr",
];

/** In which letters a table may be written. */
export function encodingChoices(): { id: Encoding; label: string }[] {
  return ENCODINGS.map((id) => ({ id, label: translate(`encodings.${id}`) }));
}

/** What may stand between cells: the usual signs, and the one that does. */
export function separatorChoices(current: Separator): { id: Separator; label: string }[] {
  const usual = [
    { id: ",", label: translate("separators.comma") },
    { id: ";", label: translate("separators.semicolon") },
    { id: "\t", label: translate("separators.tab") },
    { id: "|", label: translate("separators.pipe") },
  ];
  return usual.some((known) => known.id === current) ? usual : [...usual, { id: current, label: current }];
}
