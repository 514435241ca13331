import { useState } from "react";

import { attempt, attemptToEnter, client, showWorkspace, useData } from "../../../app/data";
import { mayLeave } from "../../../app/drafts/leaving";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { size } from "../../../app/moment";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { PutAwayFile, WorkspaceOverview } from "../../../bindings";
import { Actions, Button, Dialog, Notice } from "../../../design/controls";
import { Checkbox, TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import styles from "./lock.module.css";

function LockIt({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [understood, setUnderstood] = useState(false);
  const [working, setWorking] = useState(false);
  const lock = async () => {
    if (!(await mayLeave())) {
      return;
    }
    setWorking(true);
    const workspace = await attemptToEnter(() => commands.lockWorkspace(passphrase));
    setWorking(false);
    if (workspace) {
      notify("ok", t("lock.locked"));
      onClose();
      showWorkspace(workspace);
    }
  };
  return (
    <Dialog title={t("lock.title")} isOpen onClose={onClose} wide onSubmit={() => void lock()}>
      <p className={layout.lead}>{t("lock.what")}</p>
      <ul className={styles.points}>
        <li>{t("lock.encrypted")}</li>
        <li>{t("lock.notEncrypted")}</li>
        <li>{t("lock.backups")}</li>
        <li>{t("lock.others")}</li>
      </ul>
      <Notice tone="warning">{t("lock.lost")}</Notice>
      <TextInput label={t("lock.passphrase")} type="password" hint={t("lock.hint")} value={passphrase} onChange={setPassphrase} autoFocus />
      <TextInput label={t("lock.again")} type="password" value={again} onChange={setAgain} />
      <Checkbox isSelected={understood} onChange={setUnderstood}>
        {t("lock.understood")}
      </Checkbox>
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={!understood || passphrase === "" || passphrase !== again || working}>
          {t("lock.lock")}
        </Button>
      </Actions>
    </Dialog>
  );
}

function Change({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const [working, setWorking] = useState(false);
  const change = async (wanted: string) => {
    if (!(await mayLeave())) {
      return;
    }
    setWorking(true);
    const workspace = await attemptToEnter(() => commands.changeLock(old, wanted));
    setWorking(false);
    if (workspace) {
      notify("ok", t(workspace.lock === "locked" ? "lock.changed" : "lock.removed"));
      onClose();
      showWorkspace(workspace);
    }
  };
  return (
    <Dialog title={t("lock.changeTitle")} isOpen onClose={onClose} onSubmit={() => void change(fresh)}>
      <p className={layout.lead}>{t("lock.changeWhat")}</p>
      <TextInput label={t("lock.old")} type="password" value={old} onChange={setOld} autoFocus />
      <TextInput label={t("lock.new")} type="password" hint={t("lock.hint")} value={fresh} onChange={setFresh} />
      <TextInput label={t("lock.again")} type="password" value={again} onChange={setAgain} />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button danger onPress={() => void change("")} isDisabled={old === "" || working}>
          {t("lock.remove")}
        </Button>
        <Button look="primary" type="submit" isDisabled={old === "" || fresh === "" || fresh !== again || working}>
          {t("lock.change")}
        </Button>
      </Actions>
    </Dialog>
  );
}

/** Files that were not the workspace's own when it was locked, to take out again. */
function PutAway() {
  const { t } = useTranslation();
  const found = useData(keys.putAway(), commands.putAwayFiles);
  const files = found.data ?? [];
  if (files.length === 0) {
    return null;
  }
  const takeOut = async (file: PutAwayFile) => {
    const name = file.was.slice(file.was.lastIndexOf("/") + 1);
    if (await attempt(() => commands.takeOut(file.name, name))) {
      notify("ok", t("lock.putAway.takenOut", { file: file.was }));
      await client.invalidateQueries({ queryKey: keys.putAway() });
    }
  };
  return (
    <>
      <h3>{t("lock.putAway.heading")}</h3>
      <p className={layout.lead}>{t("lock.putAway.what")}</p>
      <ul className={styles.points}>
        {files.map((file) => (
          <li key={file.name} className={`${layout.row} ${layout.wrap}`}>
            {t("lock.putAway.file", { file: file.was, size: size(file.kilobytes) })}{" "}
            <Button onPress={() => void takeOut(file)}>{t("lock.putAway.takeOut", { file: file.was })}</Button>
          </li>
        ))}
      </ul>
    </>
  );
}

export function Lock({ workspace }: { workspace: WorkspaceOverview }) {
  const { t } = useTranslation();
  const [locking, setLocking] = useState(false);
  const [changing, setChanging] = useState(false);
  const may = useMay("keepWorkspace");
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("lock.heading")}</h2>
      <p className={layout.lead}>{t(`lock.state.${workspace.lock}`)}</p>
      <div className={layout.row}>
        {workspace.lock === "locked" ? (
          <Button isDisabled={!may} onPress={() => setChanging(true)}>{t("lock.changeTitle")}</Button>
        ) : (
          <Button isDisabled={!may} onPress={() => setLocking(true)}>{t("lock.button")}</Button>
        )}
      </div>
      {workspace.lock === "open" || workspace.readOnly ? null : <PutAway />}
      {locking ? <LockIt onClose={() => setLocking(false)} /> : null}
      {changing ? <Change onClose={() => setChanging(false)} /> : null}
    </section>
  );
}
