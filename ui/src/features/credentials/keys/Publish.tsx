import { Copy } from "lucide-react";
import { useState } from "react";

import { copyText } from "../../../app/clipboard";
import { attempt } from "../../../app/data";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { SigningState, SiteReport } from "../../../bindings";
import { Button, Notice } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import { documentAddress } from "./address";
import styles from "./keys.module.css";

const HOLDS = ["document", "lists", "profile", "page"] as const;

/** An address to be copied. */
function ToCopy({ address }: { address: string }) {
  const { t } = useTranslation();
  return (
    <p className={`${layout.row} ${layout.wrap}`}>
      <bdi className={styles.did}>{address}</bdi>
      <Button small icon look="quiet" aria-label={t("keys.copyDid")} onPress={() => void copyText(address)}>
        <Copy size={14} aria-hidden />
      </Button>
    </p>
  );
}

/** What others verify with: what is in it, where it belongs, and how to see that it is there. */
export function Publish({ state, may }: { state: SigningState; may: boolean }) {
  const { t } = useTranslation();
  const [report, setReport] = useState<SiteReport | null>(null);
  const document = documentAddress(state.did);
  const write = async () => {
    const written = await attempt(commands.exportSite);
    if (written) {
      setReport(written);
      notify("ok", t("keys.siteWritten", { folder: written.folder }));
    }
  };
  return (
    <section className={`${layout.card} ${layout.pad}`}>
      <h2>{t("keys.publish")}</h2>
      <p className={layout.lead}>{t("keys.publishLead")}</p>
      <ul className={styles.points}>
        {HOLDS.filter((part) => part !== "document" || document !== null).map((part) => (
          <li key={part}>{t(`keys.holds.${part}`)}</li>
        ))}
      </ul>
      {document === null ? (
        <p>{t("keys.whereAny")}</p>
      ) : (
        <>
          <div>
            <p>{t("keys.where")}</p>
            <ToCopy address={state.settings.address} />
          </div>
          <div>
            <p>{t("keys.check", { did: state.did })}</p>
            <ToCopy address={document} />
          </div>
        </>
      )}
      {report ? (
        <Notice tone="ok">
          <p>{t("keys.siteWritten", { folder: report.folder })}</p>
          <p>{t("keys.siteHolds", { lists: report.lists, revoked: report.revoked })}</p>
          <ul>
            {report.files.map((file) => (
              <li key={file} dir="auto">
                {file}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <div className={layout.row}>
        <Button look="primary" isDisabled={!may} onPress={() => void write()}>
          {t("keys.exportSite")}
        </Button>
      </div>
    </section>
  );
}
