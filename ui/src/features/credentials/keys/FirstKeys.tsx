import { KeyRound } from "lucide-react";
import { useState } from "react";

import { attempt, client } from "../../../app/data";
import { keys } from "../../../app/keys";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { SigningState } from "../../../bindings";
import { Button } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import { BringKeys } from "./BringKeys";
import styles from "./keys.module.css";
import { PassphraseFields, usePassphrase } from "./passphrase";

/** What signing is for, and the one form that begins it. */
export function FirstKeys({ state, may }: { state: SigningState; may: boolean }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState(state.settings.address);
  const [working, setWorking] = useState(false);
  const passphrase = usePassphrase(true);
  const make = async () => {
    if (!passphrase.isGood()) {
      return;
    }
    setWorking(true);
    const made = await attempt(async () => {
      if (address.trim() !== state.settings.address) {
        await commands.setSigning({ ...state.settings, address: address.trim() });
      }
      return commands.makeKeys(passphrase.text);
    });
    setWorking(false);
    if (made) {
      client.setQueryData(keys.signing(), made);
      notify("ok", t("keys.made"));
    }
  };
  return (
    <>
      <section className={styles.welcome}>
        <span className={styles.sign}>
          <KeyRound size={24} strokeWidth={1.5} aria-hidden />
        </span>
        <div className={layout.stack}>
          <h2>{t("keys.first.title")}</h2>
          <p className={layout.lead}>{t("keys.first.what")}</p>
          <p className={layout.lead}>{t("keys.first.how")}</p>
        </div>
      </section>
      <form
        className={`${layout.card} ${layout.pad}`}
        aria-label={t("keys.make")}
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <TextInput label={t("keys.address")} placeholder={t("keys.addressExample")} hint={address.trim() === "" ? t("keys.addressEmpty") : t("keys.addressHint")} value={address} onChange={setAddress} isDisabled={!may} />
        <div className={layout.grid}>
          <PassphraseFields of={passphrase} isNew isDisabled={!may} />
        </div>
        <p className={layout.fine}>{t("keys.lost")}</p>
        <div className={layout.row}>
          <Button look="primary" type="submit" isDisabled={!may || working}>
            {t("keys.make")}
          </Button>
        </div>
      </form>
      <section className={`${layout.row} ${layout.wrap}`}>
        <p className={layout.fine}>{t("keys.haveSome")}</p>
        <BringKeys isFirst may={may} />
      </section>
    </>
  );
}
