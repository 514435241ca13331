import { useState } from "react";

import { Actions, Button, Dialog } from "../design/controls";
import { TextInput } from "../design/fields";
import { useTranslation } from "./text";
import layout from "../design/layout.module.css";

interface UnlockProps {
  onUnlock: (passphrase: string) => void;
  onWithout: () => void;
  onClose: () => void;
}

/** Asks for the passphrase of a locked workspace. */
export function Unlock({ onUnlock, onWithout, onClose }: UnlockProps) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState("");
  return (
    <Dialog title={t("lock.unlockTitle")} isOpen onClose={onClose}>
      <p className={layout.lead}>{t("lock.unlockLead")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onUnlock(passphrase);
        }}
      >
        <TextInput label={t("lock.passphrase")} type="password" value={passphrase} onChange={setPassphrase} autoFocus />
        <Actions>
          <Button onPress={onClose}>{t("cancel")}</Button>
          <Button onPress={onWithout}>{t("lock.without")}</Button>
          <Button look="primary" type="submit" isDisabled={passphrase === ""}>
            {t("lock.unlock")}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
