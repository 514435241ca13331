import { PenLine, Upload } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";

import { useProgrammeChoices } from "../../../app/choices";
import { attempt, useData, words } from "../../../app/data";
import { keys } from "../../../app/keys";
import { day } from "../../../app/moment";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { KnownFile, ToEndorse } from "../../../bindings";
import { menuOf } from "../../../design/ContextMenu";
import { Button, Confirm, Notice, Tag } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import { ActionsMenu } from "../../../design/menu";
import type { MenuAction } from "../../../design/menu";
import { SearchSelect } from "../../../design/SearchSelect";
import { UnlockDialog } from "../keys/unlocking";
import { EndorseDialog } from "./EndorseDialog";
import { isOver } from "./age";
import styles from "./issuers.module.css";
import { refreshFiles } from "./refreshing";

/** The end of an address, which names the programme and its version. */
const versionOf = (address: string) => address.split("/").at(-1) ?? address;

function Row({ file, actions }: { file: KnownFile; actions: MenuAction[] }) {
  const { t } = useTranslation();
  const endorser = file.signer || file.signerId;
  return (
    <tr {...menuOf(endorser, () => actions)}>
      <td title={file.signerId}>
        <span className={styles.plainName} dir="auto">
          {endorser}
        </span>
      </td>
      <td dir="auto">{file.comment}</td>
      <td title={file.name}>{versionOf(file.name)}</td>
      <td className={layout.number}>{isOver(file.until) ? <Tag tone="warning">{t("issuers.ended")}</Tag> : file.until ? day(file.until) : "–"}</td>
      <td>
        <ActionsMenu label={t("actionsOf", { name: endorser })} actions={actions} />
      </td>
    </tr>
  );
}

/** What partners said of programmes of ours. */
function Ours({ may }: { may: boolean }) {
  const { t } = useTranslation();
  const found = useData(keys.knownFiles(), commands.knownFiles);
  const programmes = useProgrammeChoices();
  const [programme, setProgramme] = useState("");
  const [removing, setRemoving] = useState<KnownFile | null>(null);
  const files = (found.data ?? []).filter(({ sort }) => sort === "endorsement");
  const write = async () => {
    const name = programmes.choices.find(({ id }) => id === programme)?.label ?? "";
    const path = await attempt(() => commands.exportForEndorsement(programme, "programme-to-endorse.json"));
    if (path) {
      notify("ok", t("endorsements.exported", { name, path }));
    }
  };
  const take = async () => {
    const file = await attempt(commands.importKnownFile);
    if (file) {
      await refreshFiles();
      notify("ok", file.sort === "endorsement" ? t("endorsements.takenIn", { name: file.signer }) : t("issuers.takenIn", { name: file.name }));
    }
  };
  const remove = async (file: KnownFile) => {
    if ((await attempt(() => commands.removeKnownFile(file.id))) !== undefined) {
      setRemoving(null);
      await refreshFiles();
      notify("ok", t("issuers.removed", { name: file.signer }));
    }
  };
  return (
    <section className={layout.stack} aria-label={t("endorsements.ours")}>
      <h2>{t("endorsements.ours")}</h2>
      <p className={layout.lead}>{t("endorsements.oursHow")}</p>
      {found.error ? <Notice tone="bad">{words(found.error)}</Notice> : null}
      <div className={styles.choosing}>
        <SearchSelect<string> label={t("endorsements.programme")} value={programme || null} {...programmes} onChange={setProgramme} />
        <Button isDisabled={programme === ""} onPress={() => void write()}>
          {t("endorsements.export")}
        </Button>
        <Button look="primary" isDisabled={!may} onPress={() => void take()}>
          <Upload size={16} aria-hidden />
          {t("endorsements.import")}
        </Button>
      </div>
      {files.length === 0 && !found.isPending ? <p className={layout.fine}>{t("endorsements.empty")}</p> : null}
      {files.length > 0 ? (
        <div className={styles.table}>
          <table className={layout.table} aria-label={t("endorsements.ours")}>
            <thead>
              <tr>
                {(["endorser", "says", "of", "until"] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`endorsements.${column}`)}
                  </th>
                ))}
                <th scope="col">
                  <span className={styles.hidden}>{t("actions")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {files.map((file) => (
                <Row key={file.id} file={file} actions={[{ id: "remove", label: t("issuers.remove"), isDisabled: !may, run: () => setRemoving(file) }]} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {removing ? (
        <Confirm title={t("endorsements.removeTitle", { name: removing.signer })} act={t("issuers.removeNow")} danger cancel={t("cancel")} onConfirm={() => void remove(removing)} onClose={() => setRemoving(null)}>
          <p className={layout.lead}>{t("endorsements.removeText")}</p>
        </Confirm>
      ) : null}
    </section>
  );
}

/** Signing a word for a programme of somebody else. */
function Theirs({ may }: { may: boolean }) {
  const { t } = useTranslation();
  const signing = useData(keys.signing(), commands.signing).data;
  const [chosen, setChosen] = useState<ToEndorse | null>(null);
  const [unlocking, setUnlocking] = useState(false);
  const hasNoKey = signing !== undefined && signing.proofKey === null;
  const choose = async () => {
    const endorsed = await attempt(commands.chooseToEndorse);
    if (endorsed) {
      setChosen(endorsed);
    }
  };
  return (
    <section className={layout.stack} aria-label={t("endorsements.theirs")}>
      <h2>{t("endorsements.theirs")}</h2>
      <p className={layout.lead}>{t("endorsements.theirsHow")}</p>
      <div className={`${layout.row} ${layout.wrap}`}>
        <Button isDisabled={!may || signing === undefined || hasNoKey} onPress={() => (signing?.unlocked ? void choose() : setUnlocking(true))}>
          <PenLine size={16} aria-hidden />
          {t("endorsements.choose")}
        </Button>
        {hasNoKey ? (
          <p className={layout.fine}>
            {t("issuers.signNoKeys")}{" "}
            <Link href="/keys" className={layout.link}>
              {t("issuers.toKeys")}
            </Link>
          </p>
        ) : null}
      </div>
      {chosen ? <EndorseDialog endorsed={chosen} onClose={() => setChosen(null)} /> : null}
      {unlocking ? (
        <UnlockDialog
          onDone={() => {
            setUnlocking(false);
            void choose();
          }}
          onClose={() => setUnlocking(false)}
        />
      ) : null}
    </section>
  );
}

/** Endorsements: what partners signed for us, and what we sign for them. */
export function Endorsements({ may }: { may: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <p className={layout.lead}>{t("endorsements.lead")}</p>
      <Ours may={may} />
      <Theirs may={may} />
    </>
  );
}
