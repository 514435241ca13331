import { useState } from "react";

import { attempt, useData } from "../../../app/data";
import { facts, firstOf } from "../../../app/figures";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { list as inWords } from "../../../app/locale";
import { day, moment } from "../../../app/moment";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { Certificate } from "../../../bindings";
import { Actions, Button, Dialog, Notice, RemoveButton } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import { CredentialLine } from "../../credentials/keys/CredentialLine";
import { VersionsButton } from "../../workspace/versions/Versions";
import { PdfPreview } from "../press/PdfPreview";

interface RevokeProps {
  serials: string[];
  onClose: () => void;
  onDone: () => void;
}

/** Revokes one certificate, or several for the same reason. */
export function Revoke({ serials, onClose, onDone }: RevokeProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [one = ""] = serials;
  const many = serials.length > 1;
  const revoke = async () => {
    for (const serial of serials) {
      // One after the other: what is refused stops there, and says which it was.
      // oxlint-disable-next-line no-await-in-loop
      if (!(await attempt(() => commands.revokeCertificate(serial, reason)))) {
        return;
      }
    }
    notify("ok", many ? t("register.revokedSome", { count: serials.length }) : t("register.revoked", { serial: one }));
    onDone();
  };
  return (
    <Dialog title={many ? t("register.revokeSomeTitle", { count: serials.length }) : t("register.revokeTitle", { serial: one })} isOpen onClose={onClose} onSubmit={() => void revoke()}>
      <p className={layout.lead}>{many ? t("register.revokeSomeLead", { serials: firstOf(serials.slice(0, 5), serials.length) }) : t("register.revokeLead")}</p>
      <TextInput label={t("register.reason")} rows={3} value={reason} onChange={setReason} autoFocus />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button danger type="submit" isDisabled={reason.trim() === ""}>
          {t("register.revoke")}
        </Button>
      </Actions>
    </Dialog>
  );
}

/** Takes a certificate back for now. */
function Suspend({ serial, onClose }: { serial: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const suspend = async () => {
    if (await attempt(() => commands.suspendCertificate(serial, reason))) {
      notify("ok", t("register.suspended", { serial }));
      onClose();
    }
  };
  return (
    <Dialog title={t("register.suspendTitle", { serial })} isOpen onClose={onClose} onSubmit={() => void suspend()}>
      <p className={layout.lead}>{t("register.suspendLead")}</p>
      <TextInput label={t("register.reason")} rows={3} value={reason} onChange={setReason} autoFocus />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={reason.trim() === ""}>
          {t("register.suspend")}
        </Button>
      </Actions>
    </Dialog>
  );
}

/** What the certificate rests on, as it was when it was issued. */
function Basis({ certificate: { award, rubrics } }: { certificate: Certificate }) {
  const { t } = useTranslation();
  if (!award && !rubrics?.length) {
    return null;
  }
  return (
    <section aria-label={t("register.basis")}>
      <h3 className={layout.small}>{t("register.basis")}</h3>
      {award ? (
        <p className={layout.fine}>
          {t("register.award", { standard: award.standardTitle, version: award.standardVersion, at: moment(award.decidedAt) })} {award.percent ? t("register.result", { percent: award.percent }) : ""}
        </p>
      ) : null}
      {rubrics?.length ? <p className={layout.fine}>{t("register.rubrics", { rubrics: inWords(rubrics.map((r) => t("register.rubric", { title: r.title, version: r.version }))) })}</p> : null}
    </section>
  );
}

export function CertificateCard({ serial, onClose }: { serial: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [revoking, setRevoking] = useState(false);
  const [suspending, setSuspending] = useState(false);
  const may = useMay("issue");
  const found = useData(keys.certificate(serial), () => commands.certificate(serial));
  const page = useData(keys.certificatePage(serial), () => commands.certificatePage(serial));
  const certificate = found.data;
  if (!certificate) {
    return <aside className={layout.sunken} aria-busy={found.isPending} />;
  }
  const standing = certificate.standing;
  const reprint = async (duplicate: boolean) => {
    const path = await attempt(() => commands.reprintCertificate(serial, duplicate));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  const reinstate = async () => {
    if (await attempt(() => commands.reinstateCertificate(serial))) {
      notify("ok", t("register.reinstated", { serial }));
    }
  };
  return (
    <aside className={layout.sunken} aria-label={t("register.card", { serial })}>
      <div className={`${layout.row} ${layout.between}`}>
        <div>
          <h2 dir="auto">{certificate.name}</h2>
          <p className={layout.over}>{facts(certificate.programmeTitle, serial)}</p>
          <p className={layout.over}>{t("register.ofLearner", { number: certificate.learnerNumber, cohort: certificate.cohortName })}</p>
        </div>
        <RemoveButton label={t("register.closeCard")} onPress={onClose} />
      </div>
      {page.data ? <PdfPreview pdf={page.data} label={t("press.pageOf", { name: certificate.name })} /> : null}
      <p className={layout.fine}>{t("register.frozen")}</p>
      {standing.kind === "revoked" ? (
        <Notice tone="bad">{t("register.wasRevoked", { date: day(standing.at), reason: standing.reason })}</Notice>
      ) : standing.kind === "suspended" ? (
        <>
          <Notice tone="warning">{t("register.wasSuspended", { date: day(standing.at), reason: standing.reason })}</Notice>
          <div className={`${layout.row} ${layout.wrap}`}>
            <Button isDisabled={!may} onPress={() => void reinstate()}>{t("register.reinstate")}</Button>
            <Button danger isDisabled={!may} onPress={() => setRevoking(true)}>
              {t("register.revoke")}
            </Button>
          </div>
        </>
      ) : standing.kind === "replaced" ? (
        <Notice tone="information">{t("register.replacedBy", { serial: standing.by, date: day(standing.at) })}</Notice>
      ) : (
        <div className={`${layout.row} ${layout.wrap}`}>
          <Button isDisabled={!may} onPress={() => void reprint(false)}>{t("register.reprint")}</Button>
          <Button isDisabled={!may} onPress={() => void reprint(true)}>{t("register.duplicate")}</Button>
          <Button isDisabled={!may} onPress={() => setSuspending(true)}>{t("register.suspend")}</Button>
          <Button danger isDisabled={!may} onPress={() => setRevoking(true)}>
            {t("register.revoke")}
          </Button>
        </div>
      )}
      <div>
        <VersionsButton kind="certificate" id={serial} title={serial} />
      </div>
      {certificate.credential ? <CredentialLine serial={serial} /> : null}
      <Basis certificate={certificate} />
      {certificate.sheet ? <p className={layout.fine}>{t("register.sheet", { sheet: certificate.sheet })}</p> : null}
      {certificate.replaces ? <p className={layout.fine}>{t("register.replaces", { serial: certificate.replaces })}</p> : null}
      {certificate.reprints > 0 ? <p className={layout.fine}>{t("register.reprints", { count: certificate.reprints })}</p> : null}
      {suspending ? <Suspend serial={serial} onClose={() => setSuspending(false)} /> : null}
      {revoking ? <Revoke serials={[serial]} onClose={() => setRevoking(false)} onDone={() => setRevoking(false)} /> : null}
    </aside>
  );
}
