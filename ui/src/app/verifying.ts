// How far verifying a folder is: it goes on while other rooms are looked at.
import { events } from "../bindings";
import type { VerifyProgress } from "../bindings";
import { client, useData } from "./data";
import { keys } from "./keys";

const held = () => client.getQueryData<VerifyProgress | null>(keys.verifying()) ?? null;

/** Shows that verifying begins, or that it is over. */
export function showVerifying(progress: VerifyProgress | null): void {
  client.setQueryData(keys.verifying(), progress);
}

/** Follows verifying from here on. */
export function listenToVerifying(): void {
  void events.verifyProgress.listen(({ payload }) => {
    // What comes late is of a run that is over.
    if (held() !== null) {
      showVerifying(payload);
    }
  });
}

/** How far verifying is; nothing where nothing is verified. */
export function useVerifying(): VerifyProgress | null {
  return useData<VerifyProgress | null>(keys.verifying(), async () => held()).data ?? null;
}
