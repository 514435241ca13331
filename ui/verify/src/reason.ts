/** Why something is refused or cannot be told: the code of a message in `credentials.ftl`. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly args: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}

/** Runs what may refuse, and gives the reason where it does. */
export function attempt<T>(run: () => T): T | Refused {
  try {
    return run();
  } catch (fault) {
    if (fault instanceof Refused) return fault;
    throw fault;
  }
}
