import { useState } from "react";
import { useLocation } from "wouter";

import { attempt, flushAll, useData } from "../../app/data";
import { keys } from "../../app/keys";
import { useTranslation } from "../../app/text";
import { commands } from "../../bindings";
import type { Programme } from "../../bindings";
import { Actions, Button, Dialog } from "../../design/controls";
import { Select, TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";

/** The standard that programmes are audited against. */
const STANDARD = "eu-2022";

/** Begins an audit of a draft: says what that does, and asks who reviews it. */
export function SendForReview({ programme, onClose }: { programme: Programme; onClose: () => void }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [reviewer, setReviewer] = useState("");
  const people = useData(keys.people(), commands.people);
  const reviewers = (people.data ?? []).filter((p) => !p.left && (p.role === "reviewer" || p.role === "administrator"));
  const send = async () => {
    await flushAll();
    const audit = await attempt(() => commands.startAudit(programme.id, STANDARD, reviewer.trim()));
    if (audit) {
      onClose();
      go(`/audits/${audit.value.id}`);
    }
  };
  return (
    <Dialog title={t("programmes.reviewTitle", { code: programme.code })} isOpen onClose={onClose} onSubmit={() => void send()}>
      <p className={layout.lead}>{t("programmes.reviewText")}</p>
      {reviewers.length > 0 ? (
        <Select<string> label={t("programmes.reviewer")} value={reviewer === "" ? "any" : reviewer} choices={[{ id: "any", label: t("programmes.reviewerAny") }, ...reviewers.map((p) => ({ id: p.name, label: p.name }))]} onChange={(id) => setReviewer(id === "any" ? "" : id)} />
      ) : (
        <TextInput label={t("programmes.reviewer")} value={reviewer} onChange={setReviewer} placeholder={t("programmes.reviewerAny")} />
      )}
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit">
          {t("programmes.reviewNow")}
        </Button>
      </Actions>
    </Dialog>
  );
}
