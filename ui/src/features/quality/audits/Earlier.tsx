import { Disclosure, DisclosurePanel, Button as Opener } from "react-aria-components";

import { useData } from "../../../app/data";
import { keys } from "../../../app/keys";
import { day } from "../../../app/moment";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { Judgement } from "../../../bindings";
import { Changes } from "../../../design/Changes";
import { Button, Tag } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import styles from "./audits.module.css";

interface EarlierProps {
  audit: string;
  clause: string;
  /** It is for reading: nothing is taken over. */
  frozen: boolean;
  take: (judgement: Judgement) => void;
}

/** What the audit before said of a clause, to be taken over by whoever finds that it still holds. */
export function Earlier({ audit, clause, frozen, take }: EarlierProps) {
  const { t } = useTranslation();
  const earlier = useData(keys.earlierAudit(audit), () => commands.earlierAudit(audit)).data;
  if (!earlier) {
    return null;
  }
  const said = earlier.judgements.find(({ clauseId }) => clauseId === clause);
  return (
    <section className={`${layout.card} ${layout.pad} ${layout.stack}`} aria-label={t("audits.earlier", { date: day(earlier.signedAt), version: earlier.version })}>
      <div className={`${layout.row} ${layout.between} ${layout.wrap}`}>
        <h2 className={layout.small}>{t("audits.earlier", { date: day(earlier.signedAt), version: earlier.version })}</h2>
        {said?.rating && !frozen ? (
          <Button small onPress={() => take(said)}>
            {t("audits.takeOver")}
          </Button>
        ) : null}
      </div>
      <p className={layout.fine}>{t("audits.earlierBy", { outcome: t(`outcomesOfAudit.${earlier.outcome}`), name: earlier.signedBy })}</p>
      {said?.rating ? (
        <>
          <p>
            <Tag tone={said.rating === "notMet" ? "bad" : said.rating === "partly" ? "warning" : "ok"}>{t(`ratings.${said.rating}`)}</Tag>{" "}
            <span dir="auto">{said.note}</span>
          </p>
          {said.evidence.length > 0 ? <p className={layout.fine}>{t("audits.earlierEvidence", { count: said.evidence.length })}</p> : null}
        </>
      ) : (
        <p className={layout.fine}>{t("audits.earlierNone")}</p>
      )}
      {earlier.changes.length === 0 ? (
        <p className={layout.fine}>{t("audits.changedSince", { count: 0 })}</p>
      ) : (
        <Disclosure>
          <Opener slot="trigger" className={styles.opener}>
            {t("audits.changedSince", { count: earlier.changes.length })}
          </Opener>
          <DisclosurePanel>
            <Changes changes={earlier.changes} before={t("audits.changedThen")} after={t("audits.changedNow")} />
          </DisclosurePanel>
        </Disclosure>
      )}
    </section>
  );
}
