import { linesOf, placeOf } from "../app/figures";
import type { FieldChange } from "../bindings";
import styles from "./changes.module.css";

/** What differs, field by field, one version beside the other. */
export function Changes({ changes, before, after }: { changes: FieldChange[]; before: string; after: string }) {
  return (
    <dl className={styles.changes}>
      {changes.map((change, n) => (
        <div key={n} className={styles.change}>
          <dt>{placeOf(change.place)}</dt>
          <dd className={styles.before} aria-label={before} dir="auto">
            {linesOf(change.before)}
          </dd>
          <dd className={styles.after} aria-label={after} dir="auto">
            {linesOf(change.after)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
