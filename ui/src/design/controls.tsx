import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Button as AriaButton, Dialog as AriaDialog, Heading, Modal, ModalOverlay, ProgressBar } from "react-aria-components";
import type { ButtonProps as AriaButtonProps } from "react-aria-components";

import { classes } from "./classes";
import styles from "./controls.module.css";

export type Tone = "neutral" | "ok" | "warning" | "bad" | "information" | "accent";

interface ButtonProps extends AriaButtonProps {
  look?: "plain" | "primary" | "quiet";
  small?: boolean;
  danger?: boolean;
  icon?: boolean;
}

export function Button({ look = "plain", small, danger, icon, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      data-icon={icon || undefined}
      className={classes(
        styles.button,
        look === "primary" && styles.primary,
        look === "quiet" && styles.quiet,
        small && styles.small,
        danger && styles.danger,
        icon && styles.icon,
      )}
    />
  );
}

export function Tag({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  );
}

/** Something to know. What is wrong is said as soon as it stands here. */
export function Notice({ tone = "warning", children }: { tone?: "warning" | "bad" | "ok" | "information"; children: ReactNode }) {
  const Icon = { warning: TriangleAlert, bad: CircleAlert, ok: CircleCheck, information: Info }[tone];
  return (
    <div className={styles.notice} data-tone={tone} role={tone === "bad" ? "alert" : undefined}>
      <Icon size={16} aria-hidden />
      <div>{children}</div>
    </div>
  );
}

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
}

export function Dialog({ title, isOpen, onClose, wide, children }: DialogProps) {
  return (
    <ModalOverlay
      className={styles.overlay}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
    >
      <Modal>
        <AriaDialog className={classes(styles.dialog, wide && styles.wideDialog)}>
          <Heading slot="title">{title}</Heading>
          <div className={styles.dialogBody}>{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export function Actions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}

export function Bar({ label, value, most }: { label: string; value: number; most: number }) {
  const percent = most > 0 ? (value / most) * 100 : 0;
  return (
    <ProgressBar aria-label={label} value={percent}>
      <div className={styles.bar}>
        <div className={styles.barFill} style={{ width: `${percent}%` }} />
      </div>
    </ProgressBar>
  );
}

export function Empty({ Icon, title, children }: { Icon: LucideIcon; title: string; children: ReactNode }) {
  return (
    <div className={styles.empty}>
      <span className={styles.emptyIcon}>
        <Icon size={28} strokeWidth={1.5} aria-hidden />
      </span>
      <h1>{title}</h1>
      {children}
    </div>
  );
}

export function Key({ children }: { children: ReactNode }) {
  return <kbd className={styles.kbd}>{children}</kbd>;
}

export function RemoveButton({ label, onPress, isDisabled }: { label: string; onPress: () => void; isDisabled?: boolean }) {
  return (
    <Button look="quiet" icon aria-label={label} onPress={onPress} isDisabled={isDisabled}>
      <X size={16} aria-hidden />
    </Button>
  );
}
