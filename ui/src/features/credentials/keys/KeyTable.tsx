import { useState } from "react";

import { day } from "../../../app/moment";
import { useTranslation } from "../../../app/text";
import type { SigningKey, SigningState } from "../../../bindings";
import { menuOf } from "../../../design/ContextMenu";
import { Button, Notice, Tag } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import { ActionsMenu } from "../../../design/menu";
import type { MenuAction } from "../../../design/menu";
import { BringKeys } from "./BringKeys";
import { ExportKey, PaperBackup } from "./KeepKey";
import { ChangePassphrase, MakeMissing } from "./Passphrases";
import { Compromised, Expiry, Replace } from "./KeyDialogs";
import styles from "./keys.module.css";
import { UnlockDialog } from "./unlocking";

const today = () => new Date().toISOString().slice(0, 10);

function StatusTag({ signingKey: { expires, compromisedSince }, inUse }: { signingKey: SigningKey; inUse: boolean }) {
  const { t } = useTranslation();
  if (compromisedSince) {
    return <Tag tone="bad">{t("keys.compromisedSince", { since: compromisedSince })}</Tag>;
  }
  if (inUse) {
    return <Tag tone="ok">{t("keys.inUse")}</Tag>;
  }
  return <Tag>{t(expires !== null && expires <= today() ? "keys.expired" : "keys.spare")}</Tag>;
}

/** What is done with a key. */
type Act = "replace" | "expiry" | "mark" | "backup" | "export";

interface RowProps {
  signingKey: SigningKey;
  inUse: boolean;
  actions: MenuAction[];
}

function Row({ signingKey: key, inUse, actions }: RowProps) {
  const { t } = useTranslation();
  return (
    <tr {...menuOf(key.name, () => actions)}>
      <td title={key.publicKey}>
        <bdi>{key.name}</bdi>
      </td>
      <td>{t(`keys.signsWhat.${key.kind}`)}</td>
      <td className={layout.number}>{day(key.madeAt)}</td>
      <td className={layout.number}>{key.expires ? day(key.expires) : "–"}</td>
      <td>
        <StatusTag signingKey={key} inUse={inUse} />
      </td>
      <td>
        <ActionsMenu label={t("actionsOf", { name: key.name })} actions={actions} />
      </td>
    </tr>
  );
}

/** What is asked of one key; what needs the keys unlocks them first. */
function Asked({ act, of, unlocked, onClose }: { act: Act; of: SigningKey; unlocked: boolean; onClose: () => void }) {
  const [open, setOpen] = useState(unlocked);
  if ((act === "backup" || act === "export") && !open) {
    return <UnlockDialog onDone={() => setOpen(true)} onClose={onClose} />;
  }
  const Dialog = { replace: Replace, expiry: Expiry, mark: Compromised, backup: PaperBackup, export: ExportKey }[act];
  return <Dialog of={of} onClose={onClose} />;
}

/** All keys there are, those that expired too: what they signed is verified with them. */
export function KeyTable({ state, may }: { state: SigningState; may: boolean }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<{ act: Act; key: SigningKey } | null>(null);
  const [beside, setBeside] = useState<"missing" | "passphrase" | null>(null);
  const lacking = [state.proofKey === null && "ed25519", state.jwtKey === null && "p256"].filter((kind) => kind !== false) as SigningKey["kind"][];
  const actionsOf = (key: SigningKey): MenuAction[] => {
    const action = (act: Act, label: string, isDisabled = false): MenuAction => ({ id: act, label, isDisabled: !may || isDisabled, run: () => setAsking({ act, key }) });
    const over = key.compromisedSince !== null;
    return [
      action("replace", t("keys.replace"), over),
      action("expiry", t("keys.setExpiry"), over),
      action("mark", t("keys.mark"), over),
      action("backup", t("keys.backup")),
      action("export", t("keys.export")),
    ];
  };
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("keys.list")}</h2>
      {lacking.length > 0 ? (
        <Notice>
          {lacking.map((kind) => (
            <p key={kind}>{t(`keys.noneFor.${kind}`)}</p>
          ))}
        </Notice>
      ) : null}
      <div className={styles.wide}>
        <table className={layout.table} aria-label={t("keys.list")}>
          <thead>
            <tr>
              <th scope="col">{t("keys.name")}</th>
              <th scope="col">{t("keys.signs")}</th>
              <th scope="col">{t("keys.madeOn")}</th>
              <th scope="col">{t("keys.until")}</th>
              <th scope="col">{t("keys.status")}</th>
              <th scope="col">
                <span className={styles.hidden}>{t("actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {state.keys.map((key) => (
              <Row key={key.id} signingKey={key} inUse={key.id === state.proofKey || key.id === state.jwtKey} actions={actionsOf(key)} />
            ))}
          </tbody>
        </table>
      </div>
      <div className={`${layout.row} ${layout.wrap}`}>
        {lacking.length > 0 ? (
          <Button look="primary" isDisabled={!may} onPress={() => setBeside("missing")}>
            {t("keys.makeMissing")}
          </Button>
        ) : null}
        <BringKeys isFirst={false} may={may} />
        <Button isDisabled={!may} onPress={() => setBeside("passphrase")}>
          {t("keys.changePassphrase")}
        </Button>
      </div>
      {asking ? <Asked key={asking.act} act={asking.act} of={asking.key} unlocked={state.unlocked} onClose={() => setAsking(null)} /> : null}
      {beside === "missing" ? <MakeMissing onClose={() => setBeside(null)} /> : null}
      {beside === "passphrase" ? <ChangePassphrase onClose={() => setBeside(null)} /> : null}
    </section>
  );
}
