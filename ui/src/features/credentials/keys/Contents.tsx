import { Radio, RadioGroup } from "react-aria-components";

import { attempt, client } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { CodeSize, SigningSettings, SigningState } from "../../../bindings";
import { Checkbox } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import styles from "./keys.module.css";

const CODES: CodeSize[] = ["none", "compact", "full"];

/** What certificates carry: what their printed code holds, and how the learner is named. */
export function Contents({ state, may }: { state: SigningState; may: boolean }) {
  const { t } = useTranslation();
  const { settings } = state;
  const set = async (part: Partial<SigningSettings>) => {
    const wanted = { ...settings, ...part };
    client.setQueryData<SigningState>(keys.signing(), (now) => now && { ...now, settings: wanted });
    if ((await attempt(() => commands.setSigning(wanted))) === undefined) {
      await client.invalidateQueries({ queryKey: keys.signing() });
    }
  };
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2 id="code-holds">{t("keys.code")}</h2>
      <RadioGroup className={styles.choices} aria-labelledby="code-holds" value={settings.code} isDisabled={!may} onChange={(code) => void set({ code: code as CodeSize })}>
        {CODES.map((code) => (
          <Radio key={code} value={code} className={styles.choice}>
            <span className={styles.dot} aria-hidden />
            <span>
              <strong>{t(`keys.codes.${code}`)}</strong>
              <span className={styles.what}>{t(`keys.codes.${code}.what`)}</span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <div>
        <Checkbox isSelected={settings.identityInClear} isDisabled={!may} onChange={(identityInClear) => void set({ identityInClear })}>
          {t("keys.identity")}
        </Checkbox>
        <p className={`${layout.fine} ${styles.under}`}>{t("keys.identityHint")}</p>
      </div>
    </section>
  );
}
