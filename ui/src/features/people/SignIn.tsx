import { useState } from "react";

import { Mark } from "../../app/Mark";
import { Trouble } from "../../app/Trouble";
import styles from "../../app/app.module.css";
import { attempt, client, showWorkspace, useData } from "../../app/data";
import { sentences } from "../../app/figures";
import { keys } from "../../app/keys";
import { forgetPlaces } from "../../app/memory";
import { dismiss, notify } from "../../app/notices";
import { useTranslation } from "../../app/text";
import { commands } from "../../bindings";
import { Button } from "../../design/controls";
import { Select, TextInput } from "../../design/fields";

async function close(): Promise<void> {
  await attempt(commands.closeWorkspace);
  showWorkspace(null);
}

/** Who works here now. `onBack` leads back to whoever was signed in. */
export function SignIn({ onBack }: { onBack?: () => void }) {
  const { t } = useTranslation();
  const found = useData(keys.people(), commands.people);
  const here = (found.data ?? []).filter((p) => !p.left);
  const [chosen, setChosen] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const person = here.find((p) => p.id === (chosen ?? here[0]?.id));
  const enter = async () => {
    if (!person) {
      return;
    }
    const session = await attempt(() => commands.signIn(person.id, passphrase));
    setPassphrase("");
    if (session) {
      dismiss();
      client.setQueryData(keys.session(), session);
      forgetPlaces();
      onBack?.();
      if (session.wrong) {
        notify("information", sentences([session.wrong]));
      }
    }
  };
  return (
    <main className={styles.welcome}>
      <form
        className={styles.welcomeCard}
        onSubmit={(event) => {
          event.preventDefault();
          void enter();
        }}
      >
        <div className={styles.brand}>
          <Mark size={28} />
          <span>Credwright</span>
        </div>
        <h1>{t("people.signIn")}</h1>
        <Trouble />
        <Select label={t("people.who")} value={person?.id ?? null} choices={here.map((p) => ({ id: p.id, label: t("people.whoWithRole", { name: p.name, role: t(`roles.${p.role}`) }) }))} onChange={setChosen} />
        {person?.hasPassphrase ? <TextInput label={t("people.passphrase")} type="password" value={passphrase} onChange={setPassphrase} autoFocus /> : null}
        <div className={styles.choices}>
          <Button look="primary" type="submit" isDisabled={!person}>
            {t("people.enter")}
          </Button>
          {onBack ? (
            <Button onPress={onBack}>{t("people.back")}</Button>
          ) : (
            <Button look="quiet" onPress={() => void close()}>
              {t("settings.close")}
            </Button>
          )}
        </div>
      </form>
    </main>
  );
}
