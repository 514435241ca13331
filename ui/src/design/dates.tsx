// A day, part by part, in the order of the reader's language.
import { parseDate } from "@internationalized/date";
import type { CalendarDate } from "@internationalized/date";
import { useId } from "react";
import type { ComponentProps, FocusEvent } from "react";
import { DateInput as AriaDateInput, DateField, DateSegment, Label } from "react-aria-components";

import { useTranslation } from "../app/text";
import { classes } from "./classes";
import styles from "./controls.module.css";
import { FieldDoubt, FieldError } from "./messages";

interface DateProps {
  label: string;
  /** The name under which a finding leads here. */
  field?: string;
  /** `YYYY-MM-DD`, or nothing. */
  value: string | null;
  onChange: (value: string | null) => void;
  isDisabled?: boolean;
  autoFocus?: boolean;
  /** Why what stands here cannot be taken. */
  error?: string;
  /** What is to be looked at, though it can be taken. */
  doubt?: string;
  onBlur?: (event: FocusEvent) => void;
}

function day(text: string | null): CalendarDate | null {
  try {
    return text ? parseDate(text) : null;
  } catch {
    return null;
  }
}

type DatePart = "day" | "month" | "year";
const isPart = (type: string): type is DatePart => type === "day" || type === "month" || type === "year";

/** A part of a date: what stands for one that is not there is the catalogue’s, as every word is. */
function Segment({ segment }: { segment: ComponentProps<typeof DateSegment>["segment"] }) {
  const { t } = useTranslation();
  const { type } = segment;
  return isPart(type) ? (
    <DateSegment segment={segment} className={styles.segmentOfDate} aria-label={t(`datePart.${type}`)}>
      {({ isPlaceholder, text }) => (isPlaceholder ? t(`datePart.short.${type}`) : text)}
    </DateSegment>
  ) : (
    <DateSegment segment={segment} className={styles.segmentOfDate} />
  );
}

export function DateInput({ label, field, value, onChange, isDisabled, autoFocus, error, doubt, onBlur }: DateProps) {
  const doubtId = useId();
  return (
    <DateField
      className={styles.field}
      data-field={field}
      autoFocus={autoFocus}
      value={day(value)}
      onChange={(date) => onChange(date?.toString() ?? null)}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      aria-describedby={doubt ? doubtId : undefined}
      onBlur={onBlur}
    >
      <Label className={styles.label}>{label}</Label>
      <AriaDateInput className={classes(styles.input, styles.date)}>{(segment) => <Segment segment={segment} />}</AriaDateInput>
      <FieldDoubt id={doubtId}>{doubt}</FieldDoubt>
      <FieldError>{error}</FieldError>
    </DateField>
  );
}
