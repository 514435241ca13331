// What was verified last. Leaving the room and coming back changes nothing of it.
import { attempt, client, useData } from "../../../app/data";
import { keys } from "../../../app/keys";
import { showVerifying } from "../../../app/verifying";
import { commands } from "../../../bindings";
import type { FolderVerified, Verified } from "../../../bindings";

/** What was verified together. */
export interface Outcome {
  /** Counts up, so that no two are taken for one. */
  run: number;
  shown: Verified[];
  /** The folder it was in; nothing for files and texts. */
  folder: FolderVerified | null;
  /** Whether it can be written as a table: a pasted text cannot. */
  isListed: boolean;
}

/** What was verified last. Nobody else knows it: asked again, it is what it was. */
export function useOutcome(): Outcome | null {
  return useData<Outcome | null>(keys.verified(), async () => client.getQueryData<Outcome | null>(keys.verified()) ?? null).data ?? null;
}

let run = 0;

/** Verifies something, and shows it in place of what was there. */
async function verify(work: () => Promise<Omit<Outcome, "run"> | null>): Promise<boolean> {
  showVerifying({ done: 0, total: 0 });
  const outcome = await attempt(work);
  showVerifying(null);
  if (outcome) {
    run += 1;
    client.setQueryData<Outcome>(keys.verified(), { ...outcome, run });
  }
  return Boolean(outcome);
}

export const verifyFiles = () =>
  verify(async () => {
    const shown = await commands.verifyFiles();
    return shown && { shown, folder: null, isListed: true };
  });

export const verifyFolder = () =>
  verify(async () => {
    const folder = await commands.verifyFolder();
    return folder && { shown: folder.shown, folder, isListed: true };
  });

export const verifyText = (text: string) => verify(async () => ({ shown: [await commands.verifyText(text)], folder: null, isListed: false }));
