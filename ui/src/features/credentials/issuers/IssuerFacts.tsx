import { facts } from "../../../app/figures";
import { list } from "../../../app/locale";
import { day } from "../../../app/moment";
import { useTranslation } from "../../../app/text";
import { Tag } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import styles from "./issuers.module.css";

/** What lists say of an issuer. */
interface Listed {
  id: string;
  name: string;
  legalName: string;
  url: string;
  mayAward: string[];
  since: string | null;
  until: string | null;
  withdrawn: string | null;
}

/** An issuer as lists show it: who it is, what it may award, and from when until when. */
export function IssuerFacts({ of, keyCount }: { of: Listed; keyCount: number }) {
  const { t } = useTranslation();
  const time = facts(of.since && t("issuers.sinceDay", { day: day(of.since) }), of.until && t("issuers.untilDay", { day: day(of.until) }));
  return (
    <span className={styles.issuer}>
      <span className={styles.named}>
        <span className={layout.itemTitle} dir="auto">
          {of.name}
        </span>
        {of.legalName && of.legalName !== of.name ? (
          <span className={layout.itemDetail} dir="auto">
            {of.legalName}
          </span>
        ) : null}
        {of.withdrawn ? <Tag tone="bad">{t("issuers.withdrawn", { day: day(of.withdrawn) })}</Tag> : null}
      </span>
      <bdi className={styles.did}>{facts(of.url, of.id)}</bdi>
      <span className={layout.itemDetail}>{facts(t("issuers.keyCount", { count: keyCount }), of.mayAward.length === 0 ? t("issuers.awardsAll") : t("issuers.awards", { what: list(of.mayAward) }), time)}</span>
    </span>
  );
}
