// The passphrase of the keys, asked for once a session: in a line of a screen, or before what needs the keys.
import { useState } from "react";

import { client, words } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import { Actions, Button, Dialog } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import styles from "./keys.module.css";

/** What shows whether the keys are unlocked is asked again. */
export async function refreshSigning(): Promise<void> {
  await Promise.all([client.invalidateQueries({ queryKey: keys.signing() }), client.invalidateQueries({ queryKey: ["plan"] })]);
}

/** The passphrase as it is typed, and why it was not taken: that is said at its field. */
function useUnlocking(onDone?: () => void) {
  const [passphrase, setPassphrase] = useState("");
  const [wrong, setWrong] = useState<string>();
  const [working, setWorking] = useState(false);
  const unlock = async () => {
    setWrong(undefined);
    setWorking(true);
    try {
      await commands.unlockKeys(passphrase);
      setPassphrase("");
      await refreshSigning();
      onDone?.();
    } catch (error) {
      setWrong(words(error));
    }
    setWorking(false);
  };
  const type = (text: string) => {
    setWrong(undefined);
    setPassphrase(text);
  };
  return { passphrase, type, wrong, canUnlock: passphrase !== "" && !working, unlock };
}

/** Field and button in a line: the keys are unlocked where they are needed. */
export function UnlockKeys() {
  const { t } = useTranslation();
  const { passphrase, type, wrong, canUnlock, unlock } = useUnlocking();
  return (
    <form
      className={styles.unlock}
      onSubmit={(event) => {
        event.preventDefault();
        void unlock();
      }}
    >
      <TextInput label={t("keys.passphrase")} type="password" value={passphrase} onChange={type} error={wrong} />
      <Button type="submit" isDisabled={!canUnlock}>
        {t("keys.unlock")}
      </Button>
    </form>
  );
}

/** Asks for the passphrase, and goes on with what needs it. */
export function UnlockDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const { passphrase, type, wrong, canUnlock, unlock } = useUnlocking(onDone);
  return (
    <Dialog title={t("keys.unlockTitle")} isOpen onClose={onClose} onSubmit={() => void (canUnlock && unlock())}>
      <p className={layout.lead}>{t("keys.unlockLead")}</p>
      <TextInput label={t("keys.passphrase")} type="password" value={passphrase} onChange={type} error={wrong} autoFocus />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={!canUnlock}>
          {t("keys.unlock")}
        </Button>
      </Actions>
    </Dialog>
  );
}
