import { useState } from "react";
import { Link } from "wouter";

import { attempt, useData, words } from "../../../app/data";
import { keys } from "../../../app/keys";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { RecognisedList } from "../../../bindings";
import { Button, Notice } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import { WholeInput } from "../../../design/numbers";
import { UnlockDialog } from "../keys/unlocking";
import { Entries } from "./Entries";
import { Verifier } from "./Verifier";
import styles from "./issuers.module.css";
import { refreshMine } from "./refreshing";

/** The longest that a list may be in force, in months. */
const LONGEST = 60;

/** What the list is called, and how long it is in force. */
function Settings({ list, may }: { list: RecognisedList; may: boolean }) {
  const { t } = useTranslation();
  const [name, setName] = useState(list.name);
  const [months, setMonths] = useState(list.monthsValid);
  const save = async () => {
    if ((await attempt(() => commands.setRecognisedList(name.trim(), months))) !== undefined) {
      await refreshMine();
      notify("ok", t("issuers.listSaved"));
    }
  };
  return (
    <form
      className={styles.settings}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput label={t("issuers.listName")} placeholder={t("issuers.listNameExample")} value={name} onChange={setName} isDisabled={!may} />
      <WholeInput label={t("issuers.months")} hint={t("issuers.monthsHint")} value={months} least={1} most={LONGEST} onChange={setMonths} isDisabled={!may} />
      <Button type="submit" isDisabled={!may || (name.trim() === list.name && months === list.monthsValid)}>
        {t("issuers.saveList")}
      </Button>
    </form>
  );
}

/** Signs the list; why that cannot be done stands beside the button. */
function Sign({ list, may }: { list: RecognisedList; may: boolean }) {
  const { t } = useTranslation();
  const [unlocking, setUnlocking] = useState(false);
  const signing = useData(keys.signing(), commands.signing);
  const state = signing.data;
  const hasNoKey = state !== undefined && state.proofKey === null;
  const write = async () => {
    const path = await attempt(commands.exportRecognisedList);
    if (path) {
      notify("ok", t("issuers.signed", { path }));
    }
  };
  return (
    <div className={styles.sign}>
      <p className={layout.fine}>{t("issuers.signLead")}</p>
      <div className={`${layout.row} ${layout.wrap}`}>
        <Button look="primary" isDisabled={!may || list.total === 0 || state === undefined || hasNoKey} onPress={() => (state?.unlocked ? void write() : setUnlocking(true))}>
          {t("issuers.sign")}
        </Button>
        {list.total === 0 ? <p className={layout.fine}>{t("issuers.signFirst")}</p> : null}
        {hasNoKey ? (
          <p className={layout.fine}>
            {t("issuers.signNoKeys")}{" "}
            <Link href="/keys" className={layout.link}>
              {t("issuers.toKeys")}
            </Link>
          </p>
        ) : null}
      </div>
      {unlocking ? (
        <UnlockDialog
          onDone={() => {
            setUnlocking(false);
            void write();
          }}
          onClose={() => setUnlocking(false)}
        />
      ) : null}
    </div>
  );
}

/** The list that this workspace signs for others. */
export function MyList({ may }: { may: boolean }) {
  const { t } = useTranslation();
  const found = useData(keys.recognisedList(), commands.recognisedList);
  const list = found.data;
  return (
    <>
      <p className={layout.lead}>{t("issuers.mineLead")}</p>
      {found.error ? <Notice tone="bad">{words(found.error)}</Notice> : null}
      {list ? (
        <>
          <div className={layout.cards}>
            <section className={`${layout.card} ${layout.pad}`} aria-label={t("issuers.tabs.mine")}>
              <Settings key={`${list.name} ${list.monthsValid}`} list={list} may={may} />
              <Sign list={list} may={may} />
            </section>
            <Verifier may={may} />
          </div>
          <Entries total={list.total} may={may} />
        </>
      ) : null}
    </>
  );
}
