import type { ReactNode } from "react";
import { Text } from "react-aria-components";

import styles from "./controls.module.css";

/** What a field asks for. The field is described by it. */
export function FieldHint({ children }: { children: ReactNode }) {
  return children ? (
    <Text slot="description" className={styles.hint}>
      {children}
    </Text>
  ) : null;
}

/** What is to be looked at in a field. It comes and goes, so that the field names it itself as what describes it. */
export function FieldDoubt({ id, children }: { id: string; children: ReactNode }) {
  return children ? (
    <span id={id} role="status" className={styles.doubt}>
      {children}
    </span>
  ) : null;
}

/** Why a field’s text was not taken. The field is described by it, and it is said as it comes. */
export function FieldError({ children }: { children: ReactNode }) {
  return children ? (
    <Text slot="errorMessage" role="alert" className={styles.error}>
      {children}
    </Text>
  ) : null;
}
