import { useState } from "react";

import { attempt } from "../../../app/data";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { Date as Day, ToEndorse } from "../../../bindings";
import { Actions, Button, Dialog } from "../../../design/controls";
import { DateInput } from "../../../design/dates";
import { TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import styles from "./issuers.module.css";

/** Shows what is about to be endorsed, takes the endorser's word, and signs it. */
export function EndorseDialog({ endorsed, onClose }: { endorsed: ToEndorse; onClose: () => void }) {
  const { t } = useTranslation();
  const [comment, setComment] = useState("");
  const [until, setUntil] = useState<Day | null>(null);
  const [tried, setTried] = useState(false);
  const sign = async () => {
    setTried(true);
    if (comment.trim() === "") {
      return;
    }
    const path = await attempt(() => commands.endorse(endorsed, comment, until));
    if (path) {
      notify("ok", t("endorsements.signed", { path }));
      onClose();
    }
  };
  return (
    <Dialog title={t("endorsements.dialog", { name: endorsed.name })} isOpen onClose={onClose} wide onSubmit={() => void sign()}>
      <p dir="auto">{endorsed.description}</p>
      <dl className={layout.factsList}>
        <div>
          <dt>{t("endorsements.awardedBy")}</dt>
          <dd dir="auto">{endorsed.issuer || "–"}</dd>
        </div>
        <div>
          <dt>{t("endorsements.criteria")}</dt>
          <dd className={styles.criteria} dir="auto">
            {endorsed.criteria || "–"}
          </dd>
        </div>
      </dl>
      <TextInput label={t("endorsements.comment")} hint={t("endorsements.commentHint")} rows={3} value={comment} onChange={setComment} error={tried && comment.trim() === "" ? t("endorsements.noComment") : undefined} />
      <DateInput label={t("endorsements.end")} value={until} onChange={setUntil} />
      <p className={layout.fine}>{t("endorsements.endHint")}</p>
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit">
          {t("endorsements.sign")}
        </Button>
      </Actions>
    </Dialog>
  );
}
