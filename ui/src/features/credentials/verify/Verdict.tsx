// The three looks of a verdict: a sign and words, never a colour alone. What was not read has a fourth.
import { CircleCheck, CircleHelp, CircleX, FileX } from "lucide-react";
import type { LucideIcon } from "lucide-react";

import { useTranslation } from "../../../app/text";
import type { Verified, VerifyQuestion } from "../../../bindings";
import { Tag } from "../../../design/controls";
import type { Tone } from "../../../design/controls";
import styles from "./verify.module.css";

/** How something looks that was answered. */
export type Look = Verified["verdict"] | "unread";

const SIGNS: Record<Look, LucideIcon> = { valid: CircleCheck, notValid: CircleX, cannotTell: CircleHelp, unread: FileX };
const TONES: Record<Look, Tone> = { valid: "ok", notValid: "bad", cannotTell: "warning", unread: "neutral" };
const LOOK_OF: Record<VerifyQuestion["answer"], Look> = { yes: "valid", no: "notValid", unknown: "cannotTell" };

export function lookOf({ sort, verdict }: Verified): Look {
  return sort === "unread" ? "unread" : verdict;
}

export function lookOfAnswer(answer: VerifyQuestion["answer"]): Look {
  return LOOK_OF[answer];
}

export function useVerdictWords(): (look: Look) => string {
  const { t } = useTranslation();
  return (look) => (look === "unread" ? t("verifying.unread") : t(`verify.verdicts.${look}`));
}

export function Sign({ look, size = 18 }: { look: Look; size?: number }) {
  const Icon = SIGNS[look];
  return (
    <span className={styles.sign} data-look={look} aria-hidden>
      <Icon size={size} />
    </span>
  );
}

export function VerdictTag({ look }: { look: Look }) {
  const say = useVerdictWords();
  return <Tag tone={TONES[look]}>{say(look)}</Tag>;
}
