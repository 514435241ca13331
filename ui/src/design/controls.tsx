import { Check, ChevronDown, CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import {
  Button as AriaButton,
  Checkbox as AriaCheckbox,
  Dialog as AriaDialog,
  Heading,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  Popover,
  ProgressBar,
  Select as AriaSelect,
  SelectValue,
  TextArea as AriaTextArea,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
} from "react-aria-components";
import type { ButtonProps as AriaButtonProps } from "react-aria-components";
import { useTranslation } from "react-i18next";

import styles from "./controls.module.css";

export type Tone = "neutral" | "ok" | "warning" | "bad" | "information" | "accent";

function classes(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}

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

interface TextProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hideLabel?: boolean;
  rows?: number;
  placeholder?: string;
  hint?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
  autoFocus?: boolean;
  type?: "text" | "date" | "search";
  id?: string;
}

export function TextInput({ label, value, onChange, hideLabel, rows, placeholder, hint, isDisabled, autoFocus, type, id }: TextProps) {
  return (
    <TextField
      className={styles.field}
      value={value}
      onChange={onChange}
      isDisabled={isDisabled}
      aria-label={hideLabel ? label : undefined}
      autoFocus={autoFocus}
      type={type}
      id={id}
    >
      {hideLabel ? null : <Label className={styles.label}>{label}</Label>}
      {rows ? (
        <AriaTextArea className={styles.input} rows={rows} placeholder={placeholder} />
      ) : (
        <Input className={styles.input} placeholder={placeholder} />
      )}
      {hint ? <span className={styles.hint}>{hint}</span> : null}
    </TextField>
  );
}

export interface Choice<T extends string> {
  id: T;
  label: string;
}

interface SelectProps<T extends string> {
  label: string;
  value: T | null;
  choices: Choice<T>[];
  onChange: (value: T) => void;
  hideLabel?: boolean;
  placeholder?: string;
  isDisabled?: boolean;
}

export function Select<T extends string>({ label, value, choices, onChange, hideLabel, placeholder, isDisabled }: SelectProps<T>) {
  const { t } = useTranslation();
  return (
    <AriaSelect
      className={styles.field}
      value={value}
      onChange={(key) => {
        if (key !== null) {
          onChange(key as T);
        }
      }}
      placeholder={placeholder ?? t("choose")}
      isDisabled={isDisabled}
      aria-label={hideLabel ? label : undefined}
    >
      {hideLabel ? null : <Label className={styles.label}>{label}</Label>}
      <AriaButton className={classes(styles.input, styles.select)}>
        <SelectValue />
        <ChevronDown size={16} aria-hidden />
      </AriaButton>
      <Popover className={styles.popover}>
        <ListBox className={styles.menu}>
          {choices.map((choice) => (
            <ListBoxItem key={choice.id} id={choice.id} className={styles.option} textValue={choice.label}>
              {choice.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

interface SegmentsProps<T extends string> {
  label: string;
  value: T | null;
  choices: Choice<T>[];
  onChange: (value: T) => void;
  isDisabled?: boolean;
}

export function Segments<T extends string>({ label, value, choices, onChange, isDisabled }: SegmentsProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.segments}
      selectionMode="single"
      disallowEmptySelection={value !== null}
      selectedKeys={value ? [value] : []}
      onSelectionChange={(keys) => {
        const [first] = keys;
        if (first !== undefined) {
          onChange(first as T);
        }
      }}
      isDisabled={isDisabled}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.id} id={choice.id} className={styles.segment}>
          {choice.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

interface CheckboxProps {
  children: ReactNode;
  isSelected: boolean;
  onChange: (selected: boolean) => void;
  isDisabled?: boolean;
}

export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={styles.checkbox}>
      <span className={styles.box} aria-hidden>
        {rest.isSelected ? <Check size={14} /> : null}
      </span>
      {children}
    </AriaCheckbox>
  );
}

export function Tag({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  );
}

export function Notice({ tone = "warning", children }: { tone?: "warning" | "bad" | "ok" | "information"; children: ReactNode }) {
  const Icon = { warning: TriangleAlert, bad: CircleAlert, ok: CircleCheck, information: Info }[tone];
  return (
    <div className={styles.notice} data-tone={tone}>
      <Icon size={16} aria-hidden />
      <div>{children}</div>
    </div>
  );
}

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

export function Dialog({ title, isOpen, onClose, children }: DialogProps) {
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
        <AriaDialog className={styles.dialog}>
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

export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
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
