import { CircleCheck, Copy, LockKeyhole, LockKeyholeOpen } from "lucide-react";
import { useState } from "react";

import { Blockers } from "../../../app/Blockers";
import { copyText } from "../../../app/clipboard";
import { attempt } from "../../../app/data";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { SigningState } from "../../../bindings";
import { Actions, Button, Dialog, Notice, Tag } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import styles from "./keys.module.css";
import { placeOfMissing } from "./missing";
import { UnlockKeys, refreshSigning } from "./unlocking";

function Address({ state, onClose }: { state: SigningState; onClose: () => void }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState(state.settings.address);
  const save = async () => {
    if ((await attempt(() => commands.setSigning({ ...state.settings, address: address.trim() }))) !== undefined) {
      await refreshSigning();
      notify("ok", t("keys.addressSaved"));
      onClose();
    }
  };
  return (
    <Dialog title={t("keys.addressTitle")} isOpen onClose={onClose} onSubmit={() => void save()}>
      <p className={layout.lead}>{t("keys.addressLead")}</p>
      <TextInput label={t("keys.address")} placeholder={t("keys.addressExample")} hint={address.trim() === "" ? t("keys.addressEmpty") : t("keys.addressHint")} value={address} onChange={setAddress} autoFocus />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={address.trim() === state.settings.address}>
          {t("keys.save")}
        </Button>
      </Actions>
    </Dialog>
  );
}

async function lock(): Promise<void> {
  if ((await attempt(commands.lockKeys)) !== undefined) {
    await refreshSigning();
  }
}

/** Whether the keys can sign now, and changing that. */
function Session({ unlocked }: { unlocked: boolean }) {
  const { t } = useTranslation();
  const Sign = unlocked ? LockKeyholeOpen : LockKeyhole;
  return (
    <div className={styles.session}>
      <div className={`${layout.row} ${layout.between}`}>
        <p className={styles.withSign}>
          <Sign size={16} aria-hidden />
          {t(unlocked ? "keys.unlocked" : "keys.locked")}
        </p>
        {unlocked ? <Button onPress={() => void lock()}>{t("keys.lock")}</Button> : null}
      </div>
      {unlocked ? null : <UnlockKeys />}
    </div>
  );
}

/** Whether certificates are signed, what is missing for that, and as whom. */
export function Standing({ state, may }: { state: SigningState; may: boolean }) {
  const { t } = useTranslation();
  const [moving, setMoving] = useState(false);
  const signs = state.missing.length === 0;
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <div className={`${layout.row} ${layout.between}`}>
        <h2>{t("keys.standing")}</h2>
        <Tag tone={signs ? "ok" : "warning"}>
          {signs ? <CircleCheck size={14} aria-hidden /> : null}
          {t(signs ? "keys.signed" : "keys.notSigned")}
        </Tag>
      </div>
      {signs ? (
        <p>{t("keys.signedLead")}</p>
      ) : (
        <Notice>
          <p>{t("keys.notSignedLead")}</p>
          <Blockers messages={state.missing} placeOf={placeOfMissing} />
        </Notice>
      )}
      <dl className={`${layout.factsList} ${styles.facts}`}>
        <div>
          <dt>{t("keys.didOf")}</dt>
          <dd className={`${layout.row} ${layout.wrap}`}>
            <bdi className={styles.did}>{state.did}</bdi>
            <Button small icon look="quiet" aria-label={t("keys.copyDid")} onPress={() => void copyText(state.did)}>
              <Copy size={14} aria-hidden />
            </Button>
          </dd>
        </div>
        <div>
          <dt>{t("keys.address")}</dt>
          <dd className={`${layout.row} ${layout.wrap}`}>
            {state.settings.address ? <bdi className={styles.did}>{state.settings.address}</bdi> : <span>{t("keys.noAddress")}</span>}
            <Button small look="quiet" isDisabled={!may} aria-label={t("keys.changeAddressOf")} onPress={() => setMoving(true)}>
              {t("keys.changeAddress")}
            </Button>
          </dd>
        </div>
        <div>
          <dt>{t("keys.countSigned")}</dt>
          <dd>{t("keys.certificates", { count: state.signed })}</dd>
        </div>
      </dl>
      <Session unlocked={state.unlocked} />
      {moving ? <Address state={state} onClose={() => setMoving(false)} /> : null}
    </section>
  );
}
