import { useState } from "react";

import { attempt } from "../../../app/data";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { RecognisedIssuer } from "../../../bindings";
import { Actions, Button, Dialog } from "../../../design/controls";
import { DateInput } from "../../../design/dates";
import { TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import { refreshMine } from "./refreshing";

/** An institution of which nothing is known yet. */
export const NOBODY: RecognisedIssuer = { id: "", name: "", legalName: "", url: "", keys: [], mayAward: [], since: null, until: null, withdrawn: null };

const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

interface IssuerDialogProps {
  issuer: RecognisedIssuer;
  isNew: boolean;
  onClose: () => void;
}

/** An institution on the list, by hand. */
export function IssuerDialog({ issuer: first, isNew, onClose }: IssuerDialogProps) {
  const { t } = useTranslation();
  const [issuer, setIssuer] = useState(first);
  const [keyLines, setKeyLines] = useState(first.keys.join("\n"));
  const [awards, setAwards] = useState(first.mayAward.join("\n"));
  const [tried, setTried] = useState(false);
  const set = (part: Partial<RecognisedIssuer>) => setIssuer((now) => ({ ...now, ...part }));
  const [id, name] = [issuer.id.trim(), issuer.name.trim()];
  const save = async () => {
    setTried(true);
    if (!/^did:\w+:./.test(id) || name === "") {
      return;
    }
    const whole: RecognisedIssuer = { ...issuer, id, name, legalName: issuer.legalName.trim(), url: issuer.url.trim(), keys: lines(keyLines), mayAward: lines(awards) };
    if ((await attempt(() => commands.saveRecognisedIssuer(whole))) !== undefined) {
      await refreshMine();
      notify("ok", t("issuers.saved", { name }));
      onClose();
    }
  };
  return (
    <Dialog title={isNew ? t("issuers.addTitle") : t("issuers.editTitle", { name: first.name })} isOpen onClose={onClose} wide onSubmit={() => void save()}>
      <div className={layout.grid}>
        <TextInput label={t("issuers.did")} hint={t("issuers.didHint")} value={issuer.id} onChange={(text) => set({ id: text })} error={tried && !/^did:\w+:./.test(id) ? t("issuers.noDid") : undefined} isDisabled={!isNew} />
        <TextInput label={t("issuers.website")} value={issuer.url} onChange={(url) => set({ url })} />
        <TextInput label={t("issuers.name")} value={issuer.name} onChange={(text) => set({ name: text })} error={tried && name === "" ? t("issuers.noName") : undefined} />
        <TextInput label={t("issuers.legalName")} value={issuer.legalName} onChange={(legalName) => set({ legalName })} />
        <TextInput label={t("issuers.keys")} hint={t("issuers.keysHint")} rows={3} value={keyLines} onChange={setKeyLines} />
        <TextInput label={t("issuers.mayAward")} hint={t("issuers.mayAwardHint")} rows={3} value={awards} onChange={setAwards} />
      </div>
      <div className={`${layout.grid} ${layout.three}`}>
        <DateInput label={t("issuers.since")} value={issuer.since} onChange={(since) => set({ since })} />
        <DateInput label={t("issuers.end")} value={issuer.until} onChange={(until) => set({ until })} />
        <DateInput label={t("issuers.withdrawnOn")} value={issuer.withdrawn} onChange={(withdrawn) => set({ withdrawn })} />
      </div>
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit">
          {t("issuers.save")}
        </Button>
      </Actions>
    </Dialog>
  );
}
