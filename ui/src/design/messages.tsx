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

/** Why a field’s text was not taken. The field is described by it, and it is said as it comes. */
export function FieldError({ children }: { children: ReactNode }) {
  return children ? (
    <Text slot="errorMessage" role="alert" className={styles.error}>
      {children}
    </Text>
  ) : null;
}
