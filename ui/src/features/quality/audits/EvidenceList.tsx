import { FileText, Paperclip, Plus } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";

import { attempt } from "../../../app/data";
import { number } from "../../../app/locale";
import { notify } from "../../../app/notices";
import { placeOfField } from "../../../app/places";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { AuditView, Evidence, EvidenceFile } from "../../../bindings";
import { Button, RemoveButton, Tag } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import { EvidenceShown } from "./EvidenceShown";
import styles from "./audits.module.css";

function Attached({ file }: { file: EvidenceFile }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const save = async () => {
    const path = await attempt(() => commands.saveEvidence(file));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  return (
    <div className={styles.attached}>
      <FileText size={16} aria-hidden />
      <span className={layout.grow}>
        {file.fileName}
        <br />
        <span className={layout.fine}>{t("audits.fileFacts", { size: number(Math.max(1, Math.round(file.size / 1000))), hash: file.hash.slice(0, 8) })}</span>
        <br />
        <span className={`${layout.row} ${layout.wrap}`}>
          <Button small aria-label={t("audits.openEvidence", { file: file.fileName })} onPress={() => setOpen(true)}>
            {t("audits.openIt")}
          </Button>
          <Button small aria-label={t("audits.saveCopyOf", { file: file.fileName })} onPress={() => void save()}>
            {t("audits.saveCopy")}
          </Button>
        </span>
      </span>
      {isOpen ? <EvidenceShown file={file} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

interface EvidenceProps {
  view: AuditView;
  evidence: Evidence[];
  frozen: boolean;
  change: (evidence: Evidence[]) => void;
}

/** What a judgement rests on, and what the audit found so far. */
export function EvidenceList({ view, evidence, frozen, change }: EvidenceProps) {
  const { t, say } = useTranslation();
  const attach = async () => {
    const file = await attempt(commands.chooseEvidence);
    if (file) {
      change([...evidence, { title: file.fileName, detail: "", file }]);
    }
  };
  return (
    <>
      <section className={layout.stack}>
        <h2 className={layout.small}>{t("audits.evidence")}</h2>
        {evidence.length === 0 ? <p className={layout.fine}>{t("audits.noEvidence")}</p> : null}
        {evidence.map((item, n) => (
          <div key={n} className={`${layout.card} ${layout.pad}`}>
            <div className={`${layout.row} ${layout.end}`}>
              <div className={layout.grow}>
                <TextInput label={t("audits.evidenceTitle")} value={item.title} isDisabled={frozen} onChange={(title) => change(evidence.map((x, m) => (m === n ? { ...x, title } : x)))} />
              </div>
              {frozen ? null : <RemoveButton label={t("audits.removeEvidence", { number: n + 1 })} onPress={() => change(evidence.filter((_, m) => m !== n))} />}
            </div>
            {item.file ? <Attached file={item.file} /> : null}
            <TextInput label={t("audits.evidenceDetail")} value={item.detail} isDisabled={frozen} onChange={(detail) => change(evidence.map((x, m) => (m === n ? { ...x, detail } : x)))} />
          </div>
        ))}
        {frozen ? null : (
          <div className={`${layout.row} ${layout.wrap}`}>
            <Button small onPress={() => void attach()}>
              <Paperclip size={14} aria-hidden />
              {t("audits.attach")}
            </Button>
            <Button small onPress={() => change([...evidence, { title: "", detail: "", file: null }])}>
              <Plus size={14} aria-hidden />
              {t("audits.addEvidence")}
            </Button>
          </div>
        )}
      </section>
      <section className={layout.stack}>
        <h2 className={layout.small}>{t("audits.findings", { count: view.standing.findings.length })}</h2>
        {view.standing.findings.length === 0 ? <p className={layout.fine}>{t("audits.noFindings")}</p> : null}
        <ul className={layout.stack}>
          {view.standing.findings.map((f) => (
            <li key={f.clauseId} className={layout.stack}>
              <span>
                <Tag tone={f.rating === "notMet" ? "bad" : "warning"}>
                  {f.clauseNumber} {t(`ratings.${f.rating}`)}
                </Tag>
              </span>
              <Link className={layout.link} href={f.pointers[0] ? placeOfField(view.programme.id, f.pointers[0].field, f.pointers[0].itemId) : `/audits/${view.saved.value.id}/${f.clauseId}`}>
                {say(f.text)}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
