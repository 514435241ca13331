// What whoever is signed in may do.
import { commands } from "../bindings";
import type { Action, Session } from "../bindings";
import { useData } from "./data";
import { keys } from "./keys";

/** Whoever is signed in; nothing until that is known. */
export function useSession(): Session | undefined {
  return useData(keys.session(), commands.session).data;
}

/** Whether the person may do this. Until that is known, nothing is in the way. */
export function useMay(action: Action): boolean {
  const session = useSession();
  return session?.may?.includes(action) ?? true;
}
