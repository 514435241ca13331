import { ChevronDown } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import { Button as AriaButton, ComboBox, Group, Input, Label, ListBox, ListBoxItem, ListLayout, Popover, Virtualizer } from "react-aria-components";

import { holds, isTyped } from "../app/locale";
import { useTranslation } from "../app/text";
import { classes } from "./classes";
import styles from "./controls.module.css";
import type { Choice } from "./fields";
import { FieldError, FieldHint } from "./messages";
import { useRefusal } from "./refusals";

/** Height of a row, and how many are in sight. */
const ROW = 34;
const IN_SIGHT = 9;
/** So many choices are read at first, and as many more whenever the end comes near. */
const AT_ONCE = 150;

interface SearchSelectProps<T extends string> {
  label: string;
  value: T | null;
  choices: Choice<T>[];
  onChange: (value: T) => void;
  hideLabel?: boolean;
  placeholder?: string;
  isDisabled?: boolean;
  field?: string;
  /** What is chosen is called this, where it may not be among the choices. */
  chosenLabel?: string;
  /** Choices come from a search: told what is looked for. Otherwise those that are there are searched. */
  onSearch?: (words: string) => void;
  /** The end of the choices comes near: reads more. */
  more?: () => void;
  /** What is typed is a choice by itself, such as a code; nothing where it is none. */
  takes?: (text: string) => T | null;
  hint?: string;
  /** Which part of the record it shows: why that was refused is said here. */
  path?: string;
}

/**
 * One of many: programmes, cohorts, rubrics. A few typed letters find it, and only what is in
 * sight is drawn, so that ten thousand choices are as quick as ten.
 */
export function SearchSelect<T extends string>({ label, value, choices, onChange, hideLabel, placeholder, isDisabled, field, chosenLabel, onSearch, more, takes, hint, path }: SearchSelectProps<T>) {
  const { t } = useTranslation();
  const refusal = useRefusal(path);
  const [isOpen, setOpen] = useState(false);
  // What is being looked for; nothing while the field shows what is chosen.
  const [wanted, setWanted] = useState<string | null>(null);
  const [most, setMost] = useState(AT_ONCE);
  const chosen = useMemo(() => choices.find((choice) => choice.id === value) ?? (value !== null && chosenLabel !== undefined ? { id: value, label: chosenLabel } : undefined), [choices, value, chosenLabel]);
  const isAsked = onSearch !== undefined;
  const found = useMemo(() => {
    if (!isOpen) {
      return chosen ? [chosen] : [];
    }
    return isAsked || wanted === null || wanted.trim() === "" ? choices : choices.filter((choice) => holds(choice.label, wanted));
  }, [isOpen, wanted, choices, chosen, isAsked]);
  const shown = useMemo(() => {
    const first = found.slice(0, most);
    // What is chosen is always there, so that the list begins with it in the focus.
    return chosen && (isAsked || found.length > most) && wanted === null && !first.some(({ id }) => id === chosen.id) ? [chosen, ...first] : first;
  }, [found, most, chosen, wanted, isAsked]);
  const search = (words: string | null) => {
    setWanted(words);
    onSearch?.(words ?? "");
  };
  // What keys wrote: the list may empty the field before it hears that the focus went.
  const typed = useRef("");
  /** Takes what was typed in full: a code, or what a choice is called. */
  const take = () => {
    const whole = typed.current.trim();
    typed.current = "";
    if (whole === "") {
      return;
    }
    const named = choices.filter((choice) => isTyped(choice.label, whole));
    const one = takes?.(whole) ?? (named.length === 1 ? named[0]!.id : null);
    if (one !== null && one !== value) {
      onChange(one);
    }
  };
  const enter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape") {
      typed.current = "";
    }
    // Enter takes what was typed where no choice has the focus.
    if (event.key === "Enter" && takes && !event.currentTarget.getAttribute("aria-activedescendant")) {
      take();
      search(null);
    }
  };
  // What is chosen gives way to what is typed; opening the list gives the field the focus anew,
  // and must not take what is typed by then.
  const select = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    if (wanted === null) {
      const before = currentTarget.value;
      currentTarget.select();
      // A click puts the caret somewhere once it is over.
      requestAnimationFrame(() => {
        if (currentTarget.value === before && document.activeElement === currentTarget) {
          currentTarget.select();
        }
      });
    }
  };
  return (
    <ComboBox<Choice<T>>
      className={styles.field}
      aria-label={hideLabel ? label : undefined}
      isDisabled={isDisabled}
      menuTrigger="input"
      allowsEmptyCollection
      items={shown}
      inputValue={wanted ?? chosen?.label ?? ""}
      selectedKey={value}
      onInputChange={(text) => {
        setMost(AT_ONCE);
        search(text === (chosen?.label ?? "") ? null : text);
      }}
      onSelectionChange={(key) => {
        search(null);
        if (key !== null) {
          typed.current = "";
        }
        if (key !== null && key !== value) {
          onChange(key as T);
        }
      }}
      onOpenChange={(open) => {
        setOpen(open);
        setMost(AT_ONCE);
        if (!open && !takes) {
          search(null);
        }
      }}
      onBlur={() => {
        take();
        search(null);
      }}
      isInvalid={refusal !== undefined}
      validationBehavior="aria"
      data-field={field}
    >
      {hideLabel ? null : <Label className={styles.label}>{label}</Label>}
      <Group className={styles.searchSelect}>
        <Input dir="auto" className={classes(styles.input, styles.searchInput)} placeholder={placeholder ?? t("choose")} onFocus={select} onClick={select} onKeyDown={enter} onInput={({ currentTarget }) => (typed.current = currentTarget.value)} />
        <AriaButton className={styles.searchButton} aria-label={t("showChoices")}>
          <ChevronDown size={16} aria-hidden />
        </AriaButton>
      </Group>
      <FieldHint>{hint}</FieldHint>
      <FieldError>{refusal}</FieldError>
      <Popover className={styles.popover}>
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: ROW }}>
          <ListBox<Choice<T>>
            className={styles.many}
            onScroll={({ currentTarget: list }) => {
              if (list.scrollTop + list.clientHeight > list.scrollHeight - IN_SIGHT * ROW) {
                if (most < found.length) {
                  setMost(most + AT_ONCE);
                } else {
                  more?.();
                }
              }
            }}
            style={{ height: Math.min(IN_SIGHT, Math.max(1, found.length)) * ROW }}
            renderEmptyState={() => <p className={styles.nothing}>{t("find.nothing")}</p>}
          >
            {(choice) => (
              <ListBoxItem id={choice.id} textValue={choice.label} className={classes(styles.option, styles.cut)} dir="auto">
                {choice.label}
              </ListBoxItem>
            )}
          </ListBox>
        </Virtualizer>
      </Popover>
    </ComboBox>
  );
}
