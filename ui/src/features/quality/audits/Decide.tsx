import { useState } from "react";

import { attempt, useData } from "../../../app/data";
import { keys } from "../../../app/keys";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { AuditOutcome, AuditView } from "../../../bindings";
import { Actions, Button, Dialog, Notice } from "../../../design/controls";
import { Segments, TextInput } from "../../../design/fields";

export function Decide({ id, view, onClose }: { id: string; view: AuditView; onClose: () => void }) {
  const { t, say } = useTranslation();
  const blocked = view.approvalBlocked;
  // Until somebody chooses, it follows what stands in the way: a save may still be on its way.
  const [chosen, setOutcome] = useState<AuditOutcome | null>(null);
  const outcome = chosen ?? (blocked ? "returnedForChanges" : "approved");
  const session = useData(keys.session(), commands.session);
  const [name, setName] = useState(session.data?.person?.name ?? view.saved.value.reviewer);
  const [reason, setReason] = useState("");
  const sign = async () => {
    const done = await attempt(() => commands.decideAudit(id, outcome, name, reason));
    if (done) {
      notify("ok", outcome === "approved" ? t("audits.approvedNow", { code: view.programme.code }) : t("audits.returnedNow", { code: view.programme.code }));
      onClose();
    }
  };
  return (
    <Dialog title={t("audits.decideTitle", { code: view.programme.code, version: view.programme.version })} isOpen onClose={onClose} onSubmit={() => void sign()}>
      <div>
        <Segments<AuditOutcome>
          label={t("audits.outcome")}
          value={outcome}
          choices={[
            { id: "approved", label: t("outcomesOfAudit.approved") },
            { id: "returnedForChanges", label: t("outcomesOfAudit.returnedForChanges") },
          ]}
          onChange={setOutcome}
        />
      </div>
      {outcome === "approved" && blocked ? <Notice tone="bad">{say(blocked)}</Notice> : null}
      {outcome === "approved" && !blocked ? <Notice tone="information">{t("audits.freezes")}</Notice> : null}
      <TextInput label={t("audits.signedBy")} value={name} onChange={setName} autoFocus />
      <TextInput label={t("audits.reason")} rows={3} value={reason} onChange={setReason} />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={name.trim() === "" || (outcome === "approved" && blocked !== null)}>
          {t("audits.sign")}
        </Button>
      </Actions>
    </Dialog>
  );
}
