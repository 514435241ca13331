// What is asked of all keys together, with their passphrase.
import { attempt, client } from "../../../app/data";
import { keys } from "../../../app/keys";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import { Actions, Button, Dialog } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import { PassphraseFields, usePassphrase } from "./passphrase";

/** Makes a key of each kind of which none is in use. */
export function MakeMissing({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const passphrase = usePassphrase(false);
  const make = async () => {
    const made = passphrase.isGood() ? await attempt(() => commands.makeKeys(passphrase.text)) : undefined;
    if (made) {
      client.setQueryData(keys.signing(), made);
      notify("ok", t("keys.made"));
      onClose();
    }
  };
  return (
    <Dialog title={t("keys.makeMissingTitle")} isOpen onClose={onClose} onSubmit={() => void make()}>
      <PassphraseFields of={passphrase} isNew={false} autoFocus />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit">
          {t("keys.make")}
        </Button>
      </Actions>
    </Dialog>
  );
}

export function ChangePassphrase({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const present = usePassphrase(false);
  const wanted = usePassphrase(true);
  const change = async () => {
    // Both are tried, so that each says what is wrong with it.
    const [first, second] = [present.isGood(), wanted.isGood()];
    if (first && second && (await attempt(() => commands.changeKeysPassphrase(present.text, wanted.text))) !== undefined) {
      notify("ok", t("keys.changed"));
      onClose();
    }
  };
  return (
    <Dialog title={t("keys.changeTitle")} isOpen onClose={onClose} onSubmit={() => void change()}>
      <p className={layout.lead}>{t("keys.changeLead")}</p>
      <PassphraseFields of={present} isNew={false} label={t("lock.old")} autoFocus />
      <PassphraseFields of={wanted} isNew label={t("lock.new")} />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit">
          {t("keys.change")}
        </Button>
      </Actions>
    </Dialog>
  );
}
