import { useData } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { IssuePlan } from "../../../bindings";
import { Notice } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import { UnlockKeys } from "./unlocking";

/** Whether something is to be signed and the keys are locked. */
export function isLocked(signing: IssuePlan["signing"] | undefined): boolean {
  return signing !== undefined && signing.signs && !signing.unlocked;
}

/** The same where there is no plan that says it. */
export function useKeysLocked(): boolean {
  const state = useData(keys.signing(), commands.signing).data;
  return state !== undefined && isLocked({ signs: state.missing.length === 0, unlocked: state.unlocked });
}

/** Why nothing is printed yet, and the passphrase that it waits for. */
export function SigningGate() {
  const { t } = useTranslation();
  return (
    <section className={layout.stack} style={{ gap: 12 }} aria-label={t("keys.unlockTitle")}>
      <Notice tone="information">{t("keys.toPrint")}</Notice>
      <UnlockKeys />
    </section>
  );
}
