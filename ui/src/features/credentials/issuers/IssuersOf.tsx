import { useState } from "react";

import { words } from "../../../app/data";
import { useKnownIssuers } from "../../../app/lists";
import { useTranslation } from "../../../app/text";
import type { KnownFile } from "../../../bindings";
import { Notice } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import { VirtualRows } from "../../../design/VirtualRows";
import { IssuerFacts } from "./IssuerFacts";
import styles from "./issuers.module.css";

/** The issuers of a list that somebody else signed. */
export function IssuersOf({ file }: { file: KnownFile }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState("");
  const found = useKnownIssuers(file.id, wanted);
  return (
    <div className={layout.stack} style={{ gap: 12 }}>
      <h2 dir="auto">{t("issuers.of", { name: file.name })}</h2>
      <div className={`${layout.row} ${layout.end} ${layout.between}`}>
        <div className={styles.search}>
          <TextInput hideLabel label={t("issuers.search")} placeholder={t("issuers.search")} type="search" value={wanted} onChange={setWanted} />
        </div>
        {found.first ? <p className={layout.over}>{t("issuers.count", { count: found.first.total })}</p> : null}
      </div>
      {found.error ? <Notice tone="bad">{words(found.error)}</Notice> : null}
      {found.first && found.rows.length === 0 ? <p className={layout.fine}>{t("issuers.nothing")}</p> : null}
      {found.rows.length > 0 ? (
        <VirtualRows
          label={t("issuers.of", { name: file.name })}
          rows={found.rows}
          total={found.first?.total}
          more={found.more}
          rowHeight={82}
          render={(issuer) => (
            <div className={styles.row}>
              <IssuerFacts of={issuer} keyCount={issuer.keys} />
            </div>
          )}
        />
      ) : null}
    </div>
  );
}
