import type { FieldChange } from "../../bindings";
import styles from "./past.module.css";

/** What differs, field by field, one version beside the other. */
export function Changes({ changes, before, after }: { changes: FieldChange[]; before: string; after: string }) {
  return (
    <dl className={styles.changes}>
      {changes.map((change, n) => (
        <div key={n} className={styles.change}>
          <dt>{change.place}</dt>
          <dd className={styles.before} aria-label={before} dir="auto">
            {change.before || "–"}
          </dd>
          <dd className={styles.after} aria-label={after} dir="auto">
            {change.after || "–"}
          </dd>
        </div>
      ))}
    </dl>
  );
}
