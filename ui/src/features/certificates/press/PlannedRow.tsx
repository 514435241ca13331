import { copyText } from "../../../app/clipboard";
import { useTranslation } from "../../../app/text";
import type { IssueClass, PlannedCertificate } from "../../../bindings";
import { menuOf } from "../../../design/ContextMenu";
import { Button, Tag } from "../../../design/controls";
import type { Tone } from "../../../design/controls";
import { Checkbox } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import type { MenuAction } from "../../../design/menu";
import { DUE } from "./ConfirmPrint";
import styles from "./certificates.module.css";

const TONE: Record<IssueClass, Tone> = {
  firstAward: "information",
  alreadyHolds: "ok",
  renewal: "information",
  supersedes: "information",
  ranOut: "warning",
  revokedBefore: "warning",
  inAnotherNumber: "warning",
  inAnotherName: "warning",
  again: "information",
  didNotPass: "neutral",
  resultPending: "neutral",
  cannotPrint: "bad",
};

interface RowProps {
  row: PlannedCertificate;
  chosen: boolean;
  choose: () => void;
  picked: boolean;
  pick: (on: boolean) => void;
  issueAgain: () => void;
  /** Somebody asked for a certificate for exactly this learner: that can be taken back. */
  takeBack?: () => void;
  may: boolean;
}

/** Who may be issued another by hand. */
const AGAIN: ReadonlySet<IssueClass> = new Set<IssueClass>(["revokedBefore", "ranOut"]);

/** A learner with what printing would do. */
export function PlannedRow({ row, chosen, choose, picked, pick, issueAgain, takeBack, may }: RowProps) {
  const { t, say } = useTranslation();
  const mayAgain = AGAIN.has(row.class);
  const actions = (): MenuAction[] => [
    { id: "show", label: t("press.preview"), isDisabled: row.serial === "", run: choose },
    { id: "pick", label: t(picked ? "press.notThis" : "press.onlyThis"), isDisabled: !may || !DUE.has(row.class), run: () => pick(!picked) },
    { id: "again", label: t("press.issueAgain"), isDisabled: !may || !mayAgain, run: issueAgain },
    { id: "name", label: t("cohorts.copyName"), run: () => void copyText(row.name) },
    { id: "number", label: t("cohorts.copyNumber"), run: () => void copyText(row.number) },
  ];
  return (
    <div className={styles.row} data-chosen={chosen || undefined} {...menuOf(row.name, actions)}>
      {may && DUE.has(row.class) ? (
        <Checkbox isSelected={picked} onChange={pick} label={t("press.printThis", { name: row.name, number: row.number })} />
      ) : (
        <span />
      )}
      <Button look="quiet" onPress={choose} isDisabled={row.serial === ""}>
        <span dir="auto">{row.name}</span>
        <bdi className={layout.fine}>{row.number}</bdi>
      </Button>
      <span className={layout.number}>{row.serial || "–"}</span>
      <span className={styles.state}>
        {mayAgain ? (
          <Button small isDisabled={!may} onPress={issueAgain} aria-label={t("press.issueAgainTo", { name: row.name })}>
            {t("press.issueAgain")}
          </Button>
        ) : row.class === "inAnotherName" || row.class === "inAnotherNumber" ? (
          <Button small isDisabled={!may} onPress={issueAgain} aria-label={t("press.anotherPersonIs", { name: row.name })}>
            {t("press.anotherPerson")}
          </Button>
        ) : takeBack ? (
          <Button small look="quiet" aria-label={t("press.takeBackOf", { name: row.name })} onPress={takeBack}>
            {t("undoIt")}
          </Button>
        ) : null}
        {row.note ? <Tag tone={row.class === "cannotPrint" ? "bad" : "warning"}>{say(row.note)}</Tag> : <Tag tone={TONE[row.class]}>{t(`issueClasses.${row.class}`)}</Tag>}
      </span>
    </div>
  );
}
