// For whom certificates are printed: everybody who is due, or those who were chosen here or in the cohort.
import { useEffect, useState } from "react";

import { chosen, taken } from "../../../app/chosenLearners";
import type { PlannedCertificate } from "../../../bindings";
import { DUE } from "./ConfirmPrint";

export interface Choice {
  /** Those who are due among the chosen; nothing while everybody is meant. */
  picked: ReadonlySet<string> | null;
  /** How many were chosen in the cohort, of whom some are not due. */
  asked: number;
  pick: (number: string, on: boolean) => void;
  everyone: () => void;
}

/** Whoever is not due is named to nobody: a name in the order makes a certificate whatever they hold. */
export function useChoice(cohort: string, rows: readonly PlannedCertificate[] | undefined): Choice {
  const [wanted, setWanted] = useState<readonly string[] | null>(() => chosen(cohort));
  const [asked, setAsked] = useState(wanted?.length ?? 0);
  useEffect(taken, []);
  const due = new Set(rows?.filter((row) => DUE.has(row.class)).map(({ number }) => number));
  // Until it is known who is due, nobody is said not to be.
  const isDue = (number: string) => rows === undefined || due.has(number);
  return {
    picked: wanted === null ? null : new Set(wanted.filter(isDue)),
    asked,
    pick: (number, on) => {
      const others = (wanted ?? []).filter((one) => one !== number);
      const next = on ? [...others, number] : others;
      setAsked(0);
      // Without a tick everybody is meant again.
      setWanted(next.some(isDue) ? next : null);
    },
    everyone: () => {
      setAsked(0);
      setWanted(null);
    },
  };
}
