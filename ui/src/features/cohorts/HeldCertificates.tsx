import { Link } from "wouter";

import { useTranslation } from "../../app/text";
import { Notice, RemoveButton, Tag } from "../../design/controls";
import layout from "../../design/layout.module.css";
import styles from "./cohorts.module.css";
import type { Held } from "./entry";

/** Certificates by serial, each a way to where it is printed again or revoked. */
function Serials({ held, name, isPlain }: { held: readonly Held[]; name: string; isPlain?: boolean }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.serials} aria-label={t("learners.certificates", { name })}>
      {held.map(({ serial, standing }) => (
        <li key={serial}>
          {isPlain ? <bdi className={layout.number}>{serial}</bdi> : <Link href={`/register/${serial}`}><bdi className={layout.number}>{serial}</bdi></Link>}{" "}
          {standing.kind === "valid" ? null : <Tag>{t(`standings.${standing.kind}`)}</Tag>}
        </li>
      ))}
    </ul>
  );
}

/** What certificates keep that a correction changed; what is said first is the name. */
function useKept({ name, grade }: { name: Held[]; grade: Held[] }): string[] {
  const { t } = useTranslation();
  return [...(name.length > 0 ? [t("learners.keepName", { count: name.length })] : []), ...(grade.length > 0 ? [t("learners.keepGrade", { count: grade.length })] : [])];
}

interface HeldProps {
  name: string;
  held: readonly Held[];
  kept: { name: Held[]; grade: Held[] };
  /** Something is typed that leaving would lose: no way leads out. */
  isTyped: boolean;
}

/** Says in the dialog that certificates stay as they were printed. */
export function HeldCertificates({ name, held, kept, isTyped }: HeldProps) {
  const { t } = useTranslation();
  const said = useKept(kept);
  return held.length === 0 ? null : (
    <Notice tone={said.length > 0 ? "warning" : "information"}>
      {said.length > 0 ? said.map((line) => <p key={line}>{line}</p>) : <p>{t("learners.hold", { count: held.length })}</p>}
      <Serials held={held} name={name} isPlain={isTyped} />
    </Notice>
  );
}

/** A correction that is saved, and certificates that say something else. */
export interface Correction {
  name: string;
  kept: { name: Held[]; grade: Held[] };
}

/** Says in the room, after a correction, which certificates keep what was. */
export function KeptNotice({ correction: { name, kept }, onClose }: { correction: Correction; onClose: () => void }) {
  const { t } = useTranslation();
  const said = useKept(kept);
  return said.length === 0 ? null : (
    <Notice>
      <div className={`${layout.row} ${layout.between}`}>
        <div>
          <strong dir="auto">{name}</strong>
          {said.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <Serials held={[...kept.name, ...kept.grade]} name={name} />
        </div>
        <RemoveButton label={t("dismiss")} onPress={onClose} />
      </div>
    </Notice>
  );
}
