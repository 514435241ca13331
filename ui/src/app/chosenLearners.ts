// Learners that were chosen in their cohort to be printed for, on their way to the press.

let waiting: { cohort: string; numbers: readonly string[] } | null = null;

/** Keeps whom certificates are wanted for until the press opens. */
export function choose(cohort: string, numbers: readonly string[]): void {
  waiting = { cohort, numbers };
}

/** Whom certificates of a cohort are wanted for; nothing where nobody was chosen. */
export function chosen(cohort: string): readonly string[] | null {
  return waiting?.cohort === cohort ? waiting.numbers : null;
}

/** The press has them now. */
export function taken(): void {
  waiting = null;
}
