// Fields for numbers. They are text until they are numbers: what is none stays, is marked, says
// why, and is never written.
import { useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { Input, Label, TextField } from "react-aria-components";

import { decimal } from "../app/figures";
import { useTranslation } from "../app/text";
import { FieldError, FieldHint } from "./messages";
import styles from "./controls.module.css";
import { plainDecimal } from "./decimal";
import { useHeld } from "./held";
import { useRefusal } from "./refusals";

/** What a text says: a value, why it is none, or that more has to come. */
export type Reading<T> = { value: T } | { reason: string } | "unfinished";

interface Common {
  label: string;
  hideLabel?: boolean;
  hint?: string;
  isDisabled?: boolean;
  placeholder?: string;
  /** The name under which a finding leads here. */
  field?: string;
  /** Which part of the record it shows: why that was refused is said here. */
  path?: string;
  /** A name for the field among all of the workspace: what is no value is kept under it when the field goes. */
  heldAs?: string;
}

interface ReadProps<T> extends Common {
  value: T;
  show: (value: T) => string;
  read: (text: string) => Reading<T>;
  onChange: (value: T) => void;
  inputMode?: "decimal" | "numeric";
  /** The value that the arrow keys go to. */
  step?: (value: T, by: 1 | -1) => T;
}

/** A field whose text is read as a value. */
export function ReadInput<T>({ label, hideLabel, hint, isDisabled, placeholder, field, path, heldAs, value, show, read, onChange, inputMode, step }: ReadProps<T>) {
  const { t } = useTranslation();
  const { held, hold, release } = useHeld(heldAs, label);
  const refusal = useRefusal(path);
  const [typed, setTyped] = useState<string | null>(null);
  // What was told and may come back late, and what was fed last.
  const [told, setTold] = useState<readonly string[]>([]);
  const fed = show(value);
  const [known, setKnown] = useState(fed);
  if (known !== fed) {
    // What comes back is an answer to what was typed; anything else takes its place.
    const at = told.indexOf(fed);
    setKnown(fed);
    setTold(told.slice(at + 1));
    if (at === -1) {
      setTyped(null);
    }
  }
  // What stood there before it was typed in: the first digits of a number that is none are no value either.
  const before = useRef<{ value: T; replaced: boolean } | null>(null);
  const shown = held?.text ?? typed ?? fed;
  const change = (text: string) => {
    before.current ??= { value, replaced: false };
    const reading = read(text);
    if (reading === "unfinished") {
      release();
      setTyped(text);
    } else if ("value" in reading) {
      release();
      setTyped(text);
      before.current.replaced = true;
      setTold((all) => (show(reading.value) === fed ? all : [...all, show(reading.value)]));
      onChange(reading.value);
    } else {
      hold(text, reading.reason);
      setTyped(null);
      if (before.current.replaced) {
        before.current.replaced = false;
        onChange(before.current.value);
      }
    }
  };
  const leave = () => {
    if (typed !== null && read(typed) === "unfinished") {
      // Left as it is, it is no value.
      hold(typed, t("invalid.unfinished"));
    } else if (!held) {
      before.current = null;
    }
    setTyped(null);
  };
  const stepped = (event: KeyboardEvent) => {
    const by = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : null;
    if (step && by !== null) {
      event.preventDefault();
      release();
      setTyped(null);
      before.current = null;
      onChange(step(value, by));
    }
  };
  return (
    <TextField
      className={styles.field}
      value={shown}
      onChange={change}
      onBlur={leave}
      isDisabled={isDisabled}
      isInvalid={held !== undefined || refusal !== undefined}
      validationBehavior="aria"
      aria-label={hideLabel ? label : undefined}
      data-field={field}
    >
      {hideLabel ? null : <Label className={styles.label}>{label}</Label>}
      <Input className={styles.input} inputMode={inputMode} placeholder={placeholder} onKeyDown={stepped} />
      <FieldHint>{hint}</FieldHint>
      <FieldError>{held?.reason ?? refusal}</FieldError>
    </TextField>
  );
}

const DECIMAL = /^\d{1,7}(\.\d{1,6})?$/;
const UNFINISHED = /^\d{0,7}[.,]$/;

interface DecimalProps extends Common {
  value: string | null;
  /** Called with a number as text, never with floating point. */
  onChange: (value: string) => void;
  /** Called where the field is emptied and may be. */
  onClear?: () => void;
  /** The greatest number there may be. */
  most?: string;
}

/** An exact decimal number. It is text all the way, so that it is never turned into floating point. */
export function DecimalInput({ value, onChange, onClear, most, ...rest }: DecimalProps) {
  const { t } = useTranslation();
  const read = (text: string): Reading<string | null> => {
    const number = text.trim().replace(",", ".");
    if (number === "") {
      return onClear ? { value: null } : "unfinished";
    }
    if (!DECIMAL.test(number)) {
      return UNFINISHED.test(number) ? "unfinished" : { reason: t("invalid.decimal") };
    }
    return most !== undefined && Number(number) > Number(most) ? { reason: t("invalid.most", { most: decimal(most) }) } : { value: number };
  };
  return (
    <ReadInput<string | null>
      {...rest}
      value={value}
      show={(number) => plainDecimal(number ?? "")}
      read={read}
      inputMode="decimal"
      onChange={(number) => {
        if (number === null) {
          onClear?.();
        } else {
          onChange(number);
        }
      }}
    />
  );
}

interface WholeProps extends Common {
  value: number;
  onChange: (value: number) => void;
  least?: number;
  most: number;
  /** Shows nothing in place of 0. */
  emptyIsZero?: boolean;
}

/** A whole number. */
export function WholeInput({ value, onChange, least = 0, most, emptyIsZero, ...rest }: WholeProps) {
  const { t } = useTranslation();
  const read = (text: string): Reading<number> => {
    const digits = text.trim();
    if (digits === "") {
      return emptyIsZero ? { value: 0 } : "unfinished";
    }
    const number = Number(digits);
    return /^\d{1,10}$/.test(digits) && number >= least && number <= most ? { value: number } : { reason: t("invalid.whole", { least, most }) };
  };
  const step = (from: number, by: 1 | -1) => Math.min(most, Math.max(least, from + by));
  return <ReadInput<number> {...rest} value={value} show={(number) => (emptyIsZero && number === 0 ? "" : String(number))} read={read} step={step} onChange={onChange} inputMode="numeric" />;
}

interface NumberProps extends Common {
  value: number;
  onChange: (value: number) => void;
  least?: number;
  most?: number;
}

const MEASURE = /^-?\d{1,7}(\.\d{1,3})?$/;
const BEGUN = /^-?\d{0,7}[.,]?$/;
/** Thousandths are the finest that a page is measured in. */
const thousandths = (number: number) => Math.round(number * 1000) / 1000;

/** A measure within bounds, such as millimetres. */
export function NumberInput({ value, onChange, least = 0, most = 99, ...rest }: NumberProps) {
  const { t } = useTranslation();
  const read = (text: string): Reading<number> => {
    const written = text.trim().replace(",", ".");
    if (!MEASURE.test(written)) {
      return BEGUN.test(written) ? "unfinished" : { reason: t("invalid.decimal") };
    }
    const number = Number(written);
    return number >= least && number <= most ? { value: number } : { reason: t("invalid.between", { least: decimal(String(least)), most: decimal(String(most)) }) };
  };
  const step = (from: number, by: 1 | -1) => Math.min(most, Math.max(least, thousandths(from + by)));
  return <ReadInput<number> {...rest} value={value} show={(number) => String(thousandths(number))} read={read} step={step} onChange={onChange} inputMode="decimal" />;
}
