import { useState } from "react";

import { commands } from "../bindings";
import type { WorkspaceDamage } from "../bindings";
import { Actions, Button, Dialog, Notice } from "../design/controls";
import layout from "../design/layout.module.css";
import { moment } from "./moment";
import { Opening } from "./Opening";
import { attempt, showWorkspace } from "./data";
import { notify } from "./notices";
import { useTranslation } from "./text";

function wayBack(damage: WorkspaceDamage): "whole" | "partly" | "none" {
  if (damage.missing > 0 && damage.inBackups >= damage.missing) {
    return "whole";
  }
  return damage.inBackups > 0 || damage.newestBackup ? "partly" : "none";
}

interface DamageProps {
  damage: WorkspaceDamage;
  /** What was given to open it; nothing where it is not locked. */
  passphrase: string;
  onClose: () => void;
  onRestore: () => void;
}

/** A plain account of a damaged workspace, with the way back. */
export function Damage({ damage, passphrase, onClose, onRestore }: DamageProps) {
  const { t, say } = useTranslation();
  const [working, setWorking] = useState(false);
  const repair = async () => {
    setWorking(true);
    const done = await attempt(() => commands.repairWorkspace(passphrase));
    setWorking(false);
    if (done) {
      notify(done.lost > 0 || done.gone.length > 0 ? "information" : "ok", done.lost > 0 || done.gone.length > 0 ? t("damage.repairedPartly", { recovered: done.recovered, lost: done.lost }) : t("damage.repaired", { count: done.recovered }));
      const workspace = await attempt(commands.workspaceState);
      onClose();
      window.location.hash = "#/programmes";
      showWorkspace(workspace ?? null);
    }
  };
  const back = wayBack(damage);
  return (
    <Dialog title={t("damage.title")} isOpen onClose={onClose} wide>
      <p>{t("damage.lead", { readable: damage.readable, count: damage.missing })}</p>
      <Notice tone={back === "whole" ? "ok" : "warning"}>
        <p>{back === "whole" ? t("damage.whole", { count: damage.missing }) : t(`damage.${back}`, { inBackups: damage.inBackups })}</p>
        {damage.newestBackup ? <p>{t("damage.newest", { at: moment(damage.newestBackup) })}</p> : null}
      </Notice>
      <details>
        <summary>{t("damage.where")}</summary>
        <ul className={layout.fine}>
          {damage.places.map((place, n) => (
            <li key={n}>{say(place)}</li>
          ))}
        </ul>
      </details>
      <p className={layout.fine}>{t("damage.aside")}</p>
      {working ? <Opening /> : null}
      <Actions>
        <Button onPress={onClose}>{t("damage.notNow")}</Button>
        <Button onPress={onRestore}>{t("damage.restore")}</Button>
        <Button look="primary" onPress={() => void repair()} isDisabled={working}>
          {t("damage.repair")}
        </Button>
      </Actions>
    </Dialog>
  );
}
