// What changes a key for good: another in its place, its last day, and that it is not safe.
import { useState } from "react";

import { attempt } from "../../../app/data";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { SigningKey } from "../../../bindings";
import { Actions, Button, Dialog, Notice } from "../../../design/controls";
import { DateInput } from "../../../design/dates";
import layout from "../../../design/layout.module.css";
import { PassphraseFields, usePassphrase } from "./passphrase";
import { refreshSigning } from "./unlocking";

export interface OfKey {
  of: SigningKey;
  onClose: () => void;
}

export function Replace({ of, onClose }: OfKey) {
  const { t } = useTranslation();
  const passphrase = usePassphrase(false);
  const replace = async () => {
    const key = passphrase.isGood() ? await attempt(() => commands.replaceKey(of.id, passphrase.text)) : undefined;
    if (key) {
      await refreshSigning();
      notify("ok", t("keys.replaced", { name: key.name }));
      onClose();
    }
  };
  return (
    <Dialog title={t("keys.replaceTitle", { name: of.name })} isOpen onClose={onClose} onSubmit={() => void replace()}>
      <p className={layout.lead}>{t("keys.replaceLead", { name: of.name })}</p>
      <PassphraseFields of={passphrase} isNew={false} autoFocus />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit">
          {t("keys.replaceNow")}
        </Button>
      </Actions>
    </Dialog>
  );
}

export function Expiry({ of, onClose }: OfKey) {
  const { t } = useTranslation();
  const [expires, setExpires] = useState(of.expires);
  const set = async () => {
    if ((await attempt(() => commands.setKeyExpiry(of.id, expires))) !== undefined) {
      await refreshSigning();
      notify("ok", t("keys.expirySet", { name: of.name }));
      onClose();
    }
  };
  return (
    <Dialog title={t("keys.expiryTitle", { name: of.name })} isOpen onClose={onClose} onSubmit={() => void set()}>
      <p className={layout.lead}>{t("keys.expiryLead")}</p>
      <DateInput label={t("keys.expiry")} value={expires} onChange={setExpires} autoFocus />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={expires === of.expires}>
          {t("keys.save")}
        </Button>
      </Actions>
    </Dialog>
  );
}

export function Compromised({ of, onClose }: OfKey) {
  const { t } = useTranslation();
  const [since, setSince] = useState<string | null>(() => new Date().toISOString().slice(0, 10));
  const mark = async () => {
    if (since !== null && (await attempt(() => commands.markKeyCompromised(of.id, since))) !== undefined) {
      await refreshSigning();
      notify("ok", t("keys.marked", { name: of.name }));
      onClose();
    }
  };
  return (
    <Dialog title={t("keys.markTitle", { name: of.name })} isOpen onClose={onClose} onSubmit={() => void mark()}>
      <Notice>{t("keys.markLead")}</Notice>
      <DateInput label={t("keys.since")} value={since} onChange={setSince} autoFocus />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button danger type="submit" isDisabled={since === null}>
          {t("keys.markNow")}
        </Button>
      </Actions>
    </Dialog>
  );
}
