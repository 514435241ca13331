// An audit is written clause by clause.
import { PartsRefused } from "../../../app/drafts/parts";
import type { RefusedPart } from "../../../app/drafts/parts";
import { commands } from "../../../bindings";
import type { Audit, CommandError, Saved } from "../../../bindings";

/** Writes each judgement that is not what is stored. One that is refused keeps no other from it. */
export async function saveAudit(saved: Saved<Audit>, { base, took }: { base: Saved<Audit>; took: (stored: Saved<Audit>) => void }): Promise<Saved<Audit>> {
  const before = new Map(base.value.judgements.map((j) => [j.clauseId, JSON.stringify(j)]));
  const waiting = saved.value.judgements.filter((j) => before.get(j.clauseId) !== JSON.stringify(j));
  let stored = saved;
  const refused: RefusedPart[] = [];
  for (const judgement of waiting) {
    try {
      // One clause after the other: each save needs the revision of the one before.
      // oxlint-disable-next-line no-await-in-loop
      stored = (await commands.judge(saved.value.id, stored.revision, judgement)).saved;
      took(stored);
    } catch (error) {
      if ((error as Partial<CommandError>).kind !== "refused") {
        throw error;
      }
      refused.push({ path: judgement.clauseId, error });
    }
  }
  if (refused[0]) {
    throw new PartsRefused(refused, refused[0].error);
  }
  return stored;
}
