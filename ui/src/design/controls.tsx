import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { Button as AriaButton, Dialog as AriaDialog, Heading, Modal, ModalOverlay, ProgressBar } from "react-aria-components";
import type { ButtonProps as AriaButtonProps } from "react-aria-components";

import { classes } from "./classes";
import styles from "./controls.module.css";
import { Hint } from "./Hint";
import { useTrouble, useDialogPlace } from "./troubles";

export type Tone = "neutral" | "ok" | "warning" | "bad" | "information" | "accent";

interface ButtonProps extends AriaButtonProps {
  look?: "plain" | "primary" | "quiet";
  small?: boolean;
  danger?: boolean;
  icon?: boolean;
}

export function Button({ look = "plain", small, danger, icon, ...rest }: ButtonProps) {
  const name = rest["aria-label"];
  const button = (
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
  // A sign without words says what it is when it is pointed at.
  return icon && name ? <Hint text={name}>{button}</Hint> : button;
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
  /** What Enter does, and the button of type `submit`. With it, a press beside the dialog does not close it. */
  onSubmit?: () => void;
  children: ReactNode;
}

/** What is wrong in a dialog, beside the button that was pressed. */
function TroubleHere({ place }: { place: number }) {
  const text = useTrouble(place);
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (text !== undefined) {
      here.current?.scrollIntoView({ block: "nearest" });
    }
  }, [text]);
  return text === undefined ? null : (
    <div ref={here}>
      <Notice tone="bad">
        <p dir="auto">{text}</p>
      </Notice>
    </div>
  );
}

const FIRST_FIELD = "input:not([disabled]):not([type='checkbox']):not([type='radio']), textarea:not([disabled])";

/** The first field has the focus, unless a field or button asked for it. */
function focusFirst(dialog: HTMLElement | null): void {
  requestAnimationFrame(() => {
    if (dialog && (document.activeElement === dialog || !dialog.contains(document.activeElement))) {
      dialog.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
    }
  });
}

export function Dialog({ title, isOpen, onClose, wide, onSubmit, children }: DialogProps) {
  const place = useDialogPlace(isOpen);
  const body = (
    <>
      {children}
      <TroubleHere place={place} />
    </>
  );
  return (
    <ModalOverlay
      className={styles.overlay}
      isOpen={isOpen}
      isDismissable={onSubmit === undefined}
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
    >
      <Modal>
        <AriaDialog ref={focusFirst} data-scrolls className={classes(styles.dialog, wide && styles.wideDialog)}>
          <Heading slot="title" dir="auto">
            {title}
          </Heading>
          {onSubmit ? (
            <form
              className={styles.dialogBody}
              onSubmit={(event) => {
                event.preventDefault();
                onSubmit();
              }}
            >
              {body}
            </form>
          ) : (
            <div className={styles.dialogBody}>{body}</div>
          )}
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

interface EmptyProps {
  Icon: LucideIcon;
  title: string;
  /** It stands in a thing that has a heading of its own. */
  isPart?: boolean;
  children: ReactNode;
}

export function Empty({ Icon, title, isPart, children }: EmptyProps) {
  const Title = isPart ? "h2" : "h1";
  return (
    <div className={styles.empty}>
      <span className={styles.emptyIcon}>
        <Icon size={28} strokeWidth={1.5} aria-hidden />
      </span>
      <Title>{title}</Title>
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

interface ConfirmProps {
  title: string;
  /** What will be done, and to what. */
  children: ReactNode;
  /** What the button says. */
  act: string;
  danger?: boolean;
  cancel: string;
  onConfirm: () => void;
  onClose: () => void;
  isDisabled?: boolean;
}

/** Says once what an act that cannot be taken back will do. */
export function Confirm({ title, children, act, danger, cancel, onConfirm, onClose, isDisabled }: ConfirmProps) {
  return (
    <Dialog title={title} isOpen onClose={onClose} onSubmit={onConfirm}>
      {children}
      <Actions>
        <Button onPress={onClose}>{cancel}</Button>
        <Button look={danger ? "plain" : "primary"} danger={danger} type="submit" isDisabled={isDisabled} autoFocus={!danger}>
          {act}
        </Button>
      </Actions>
    </Dialog>
  );
}
