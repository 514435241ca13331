import type { CommandError } from "../bindings";
import { say } from "./text";

/** What a command threw, in words; a fault of the window itself as it says it. */
export function words(error: unknown): string {
  if (error instanceof Error) {
    return error.message;
  }
  const known = error as Partial<CommandError> | null;
  return known?.message ? say(known.message) : String(error);
}
