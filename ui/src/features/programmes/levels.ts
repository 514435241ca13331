// Levels on the scales that are known: a list to choose from, which takes any other text too.

/** Cycles of the QF-EHEA, as they are written, each with the EQF level it answers to. */
export const CYCLES = [
  { value: "short cycle", eqf: "5" },
  { value: "first cycle", eqf: "6" },
  { value: "second cycle", eqf: "7" },
  { value: "third cycle", eqf: "8" },
] as const;

interface Framework {
  /** The name it goes by. */
  name: string;
  /** ISO 3166, with a part of a country by its own name. */
  country: string;
  from: number;
  to: number;
}

/** National frameworks of which names and levels are known. */
export const NATIONAL: readonly Framework[] = [
  { name: "AQF", country: "AU", from: 1, to: 10 },
  { name: "NQR", country: "AT", from: 1, to: 8 },
  { name: "VKS", country: "BE", from: 1, to: 8 },
  { name: "CROQF", country: "HR", from: 1, to: 8 },
  { name: "FiNQF", country: "FI", from: 1, to: 8 },
  { name: "CNCP", country: "FR", from: 1, to: 8 },
  { name: "DQR", country: "DE", from: 1, to: 8 },
  { name: "HQF", country: "GR", from: 1, to: 8 },
  { name: "HKQF", country: "HK", from: 1, to: 7 },
  { name: "NFQ", country: "IE", from: 1, to: 10 },
  { name: "MQF", country: "MT", from: 1, to: 8 },
  { name: "NLQF", country: "NL", from: 1, to: 8 },
  { name: "NZQCF", country: "NZ", from: 1, to: 10 },
  { name: "NKR", country: "NO", from: 2, to: 7 },
  { name: "PRK", country: "PL", from: 1, to: 8 },
  { name: "QNQ", country: "PT", from: 1, to: 8 },
  { name: "SOK", country: "SI", from: 1, to: 10 },
  { name: "SAQA NQF", country: "ZA", from: 1, to: 10 },
  { name: "SeQF", country: "SE", from: 1, to: 8 },
  { name: "RQF", country: "GB", from: 1, to: 8 },
  { name: "SCQF", country: "GB", from: 1, to: 12 },
];

/** The levels of a national framework; nothing where it is not known. */
export function levelsOf(name: string): string[] {
  const known = NATIONAL.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  return known ? Array.from({ length: known.to - known.from + 1 }, (_, n) => String(known.from + n)) : [];
}
