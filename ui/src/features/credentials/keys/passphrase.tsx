// The passphrase that encrypts keys: a new one is typed twice, one that there is once.
import { useState } from "react";

import { useTranslation } from "../../../app/text";
import { TextInput } from "../../../design/fields";

/** What is typed, and whether it was tried with it. */
export interface NewPassphrase {
  text: string;
  again: string;
  tried: boolean;
  setText: (text: string) => void;
  setAgain: (text: string) => void;
  /** Tries it: what is wrong is said from now on. Answers with whether it can be taken. */
  isGood: () => boolean;
}

/** A passphrase; a new one is good only when it was typed the same twice. */
export function usePassphrase(isNew: boolean): NewPassphrase {
  const [text, setText] = useState("");
  const [again, setAgain] = useState("");
  const [tried, setTried] = useState(false);
  return {
    text,
    again,
    tried,
    setText,
    setAgain,
    isGood: () => {
      setTried(true);
      return text !== "" && (!isNew || text === again);
    },
  };
}

interface FieldsProps {
  of: NewPassphrase;
  isNew: boolean;
  /** What it is called here. */
  label?: string;
  autoFocus?: boolean;
  isDisabled?: boolean;
}

export function PassphraseFields({ of, isNew, label, autoFocus, isDisabled }: FieldsProps) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(false);
  const missing = of.tried && of.text === "" ? t("keys.noPassphrase") : undefined;
  const differs = (of.tried || (left && of.again !== "")) && of.text !== "" && of.text !== of.again ? t("keys.differ") : undefined;
  return isNew ? (
    <>
      <TextInput label={label ?? t("keys.newPassphrase")} type="password" hint={t("lock.hint")} value={of.text} onChange={of.setText} error={missing} autoFocus={autoFocus} isDisabled={isDisabled} />
      <TextInput label={t("lock.again")} type="password" value={of.again} onChange={of.setAgain} onBlur={() => setLeft(true)} error={differs} isDisabled={isDisabled} />
    </>
  ) : (
    <TextInput label={label ?? t("keys.passphrase")} type="password" value={of.text} onChange={of.setText} error={missing} autoFocus={autoFocus} isDisabled={isDisabled} />
  );
}
