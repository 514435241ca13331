// Why parts of a record were not saved, for the fields that show them.
import { createContext, useContext } from "react";

/** Reasons by the path of the part, such as `signatories.0.name`. */
export const Refusals = createContext<ReadonlyMap<string, string>>(new Map());

/** Why what stands in a field was refused, as it was sent. */
export function useRefusal(path: string | undefined): string | undefined {
  const refusals = useContext(Refusals);
  return path === undefined ? undefined : refusals.get(path);
}
