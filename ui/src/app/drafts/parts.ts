// A record is written in parts: one that is refused keeps no other from being written, and is named.
import type { CommandError, Saved } from "../../bindings";

type Step = string | number;
type Path = readonly Step[];

/** A part that was refused: where it is, and what the command said. */
export interface RefusedPart {
  /** Such as `signatories.0.name`; empty for the record as a whole. */
  path: string;
  error: unknown;
}

/** Thrown where parts of a record were refused; everything else of it is written. */
export class PartsRefused extends Error {
  constructor(
    readonly parts: readonly RefusedPart[],
    readonly first: unknown,
  ) {
    super("parts were refused");
  }
}

/** More parts than these are not tried one by one: such a change comes from no keyboard. */
const MOST = 40;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The paths at which two values differ. Lists of different lengths differ as a whole. */
export function differences(before: unknown, after: unknown, at: Path = []): Path[] {
  if (same(before, after)) {
    return [];
  }
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => differences(before[key], after[key], [...at, key]));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((one: unknown, n) => differences(one, after[n], [...at, n]));
  }
  return [at];
}

function get(value: unknown, [step, ...rest]: Path): unknown {
  return step === undefined ? value : get((value as Record<Step, unknown> | null)?.[step], rest);
}

/** The value with another part in a place. */
function put(value: unknown, [step, ...rest]: Path, part: unknown): unknown {
  if (step === undefined) {
    return part;
  }
  if (Array.isArray(value)) {
    return value.map((one: unknown, n) => (n === step ? put(one, rest, part) : one));
  }
  const whole = (isObject(value) ? value : {}) as Record<string, unknown>;
  return { ...whole, [step]: put(whole[step], rest, part) };
}

const isRefusal = (error: unknown) => (error as Partial<CommandError> | null)?.kind === "refused";

/**
 * Writes what was edited. Where all of it together is refused, what can be is written without the
 * parts that cannot, and those are thrown with the reason of each.
 */
export async function saveParts<T>(saved: Saved<T>, base: Saved<T>, save: (saved: Saved<T>) => Promise<Saved<T>>, took: (stored: Saved<T>) => void): Promise<Saved<T>> {
  const before: unknown = base.value;
  try {
    return await save(saved);
  } catch (error) {
    const paths = differences(before, saved.value);
    if (!isRefusal(error)) {
      throw error;
    }
    const named = (path: Path, why: unknown): RefusedPart => ({ path: path.join("."), error: why });
    if (paths.length < 2 || paths.length > MOST) {
      throw new PartsRefused(paths.length === 1 ? [named(paths[0] ?? [], error)] : [named([], error)], error);
    }
    // Most often one part is wrong: each is left out in turn until the rest is taken, in one step.
    for (const path of paths) {
      const without = put(saved.value, path, get(before, path)) as T;
      try {
        // oxlint-disable-next-line no-await-in-loop
        const stored = await save({ revision: saved.revision, value: without });
        took(stored);
        throw new PartsRefused([named(path, error)], error);
      } catch (other) {
        if (!isRefusal(other)) {
          throw other;
        }
      }
    }
    // More than one is wrong: each is written by itself.
    let stored: Saved<T> = { revision: saved.revision, value: base.value };
    const refused: RefusedPart[] = [];
    for (const path of paths) {
      try {
        // Each save needs the revision of the one before.
        // oxlint-disable-next-line no-await-in-loop
        stored = await save({ revision: stored.revision, value: put(stored.value, path, get(saved.value, path)) as T });
        took(stored);
      } catch (other) {
        if (!isRefusal(other)) {
          throw other;
        }
        refused.push(named(path, other));
      }
    }
    if (refused.length > 0) {
      throw new PartsRefused(refused, error);
    }
    return stored;
  }
}
