import { Check, ChevronDown, Eye, EyeOff } from "lucide-react";
import { useId, useLayoutEffect, useRef, useState } from "react";
import type { FocusEvent, KeyboardEvent, ReactNode, Ref } from "react";
import {
  Button as AriaButton,
  Checkbox as AriaCheckbox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  TextArea as AriaTextArea,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
} from "react-aria-components";

import { useTranslation } from "../app/text";
import { classes } from "./classes";
import styles from "./controls.module.css";
import { Hint } from "./Hint";
import { FieldDoubt, FieldError, FieldHint } from "./messages";
import { useRefusal } from "./refusals";
import { useTyping } from "./typing";

interface TextProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hideLabel?: boolean;
  rows?: number;
  placeholder?: string;
  hint?: string;
  /** Why what stands here cannot be taken. */
  error?: string;
  /** What is to be looked at, though it can be taken. */
  doubt?: string;
  /** Which part of the record it shows, such as `signatories.0.name`: why that was refused is said here. */
  path?: string;
  /** What becomes of what is typed before it is taken, such as a short form that becomes its phrase. */
  rewrite?: (text: string) => string;
  isDisabled?: boolean;
  autoFocus?: boolean;
  type?: "text" | "search" | "password";
  /** The name under which a finding leads here. */
  field?: string;
  /** Without a frame until it is touched, for text within a list. */
  plain?: boolean;
  /** Told where the caret stands, or what is selected, in a field of several rows. */
  onCaret?: (from: number, to: number) => void;
  onBlur?: (event: FocusEvent) => void;
}

function fit(area: HTMLTextAreaElement | null): void {
  if (area) {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  }
}

/** A field of several rows is as high as its text, however wide it is: it never scrolls within what scrolls. */
function useGrowing(grows: boolean): Ref<HTMLTextAreaElement> {
  const field = useRef<HTMLTextAreaElement>(null);
  const fitted = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (grows && field.current && fitted.current !== field.current.value) {
      fitted.current = field.current.value;
      fit(field.current);
    }
  });
  useLayoutEffect(() => {
    const area = field.current;
    if (!grows || !area) {
      return undefined;
    }
    let width = 0;
    const watch = new ResizeObserver(() => {
      if (area.clientWidth !== width) {
        width = area.clientWidth;
        fit(area);
      }
    });
    watch.observe(area);
    return () => watch.disconnect();
  }, [grows]);
  return field;
}

/** Ctrl+Enter is Enter where Enter begins a line. */
function submits(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  }
}

export function TextInput({ label, value, onChange, hideLabel, rows, placeholder, hint, error, doubt, path, rewrite, isDisabled, autoFocus, type, field, plain, onCaret, onBlur }: TextProps) {
  const typing = useTyping(value);
  const refusal = useRefusal(path);
  const wrong = error ?? refusal;
  const [shown, show] = useState(false);
  const { t } = useTranslation();
  const doubtId = useId();
  const isSecret = type === "password";
  const grown = useGrowing(rows !== undefined);
  return (
    <TextField
      className={styles.field}
      value={typing.shown}
      onChange={(text) => {
        const taken = rewrite ? rewrite(text) : text;
        typing.type(taken);
        onChange(taken);
      }}
      isDisabled={isDisabled}
      aria-label={hideLabel ? label : undefined}
      aria-describedby={doubt ? doubtId : undefined}
      autoFocus={autoFocus}
      type={isSecret && shown ? "text" : type}
      onBlur={(event) => {
        typing.settle();
        onBlur?.(event);
      }}
      isInvalid={Boolean(wrong)}
      validationBehavior="aria"
      data-field={field}
    >
      {hideLabel ? null : <Label className={styles.label}>{label}</Label>}
      {rows ? (
        <AriaTextArea ref={grown} dir="auto" onKeyDown={submits} className={classes(styles.input, plain && styles.plain)} rows={rows} placeholder={placeholder} onSelect={(event) => onCaret?.(event.currentTarget.selectionStart, event.currentTarget.selectionEnd)} />
      ) : isSecret ? (
        <div className={styles.secret}>
          <Input className={styles.input} placeholder={placeholder} autoComplete="off" spellCheck={false} />
          <Hint text={t("showPassphrase")}>
            <ToggleButton className={styles.reveal} aria-label={t("showPassphrase")} isSelected={shown} onChange={show}>
              {shown ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
            </ToggleButton>
          </Hint>
        </div>
      ) : (
        <Input dir="auto" className={styles.input} placeholder={placeholder} />
      )}
      <FieldHint>{hint}</FieldHint>
      <FieldDoubt id={doubtId}>{doubt}</FieldDoubt>
      <FieldError>{wrong}</FieldError>
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
  field?: string;
  hint?: string;
}

export function Select<T extends string>({ label, value, choices, onChange, hideLabel, placeholder, isDisabled, field, hint }: SelectProps<T>) {
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
      data-field={field}
    >
      {hideLabel ? null : <Label className={styles.label}>{label}</Label>}
      <AriaButton className={classes(styles.input, styles.select)}>
        <SelectValue />
        <ChevronDown size={16} aria-hidden />
      </AriaButton>
      <FieldHint>{hint}</FieldHint>
      <Popover className={styles.popover}>
        <ListBox className={styles.menu}>
          {choices.map((choice) => (
            <ListBoxItem key={choice.id} id={choice.id} className={styles.option} textValue={choice.label} dir="auto">
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
  children?: ReactNode;
  /** What it is called, where no words stand beside it. */
  label?: string;
  isSelected: boolean;
  onChange: (selected: boolean) => void;
  isDisabled?: boolean;
}

export function Checkbox({ children, label, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} aria-label={label} className={styles.checkbox}>
      <span className={styles.box} aria-hidden>
        {rest.isSelected ? <Check size={14} /> : null}
      </span>
      {children}
    </AriaCheckbox>
  );
}
