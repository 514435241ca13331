import { useState } from "react";

import { attempt, useData } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { MarkingOf, MoveOfScore } from "../../../bindings";
import { Actions, Button, Dialog, Notice } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";

/** Moving scored work to a newer version of its rubric: what would change, then a choice. */
export function RubricMove({ of, to, onClose }: { of: MarkingOf; to: string; onClose: () => void }) {
  const { t, say } = useTranslation();
  const [reason, setReason] = useState("");
  const plan = useData(keys.rubricMove(of, to), () => commands.planRubricMove(of, to)).data;
  if (!plan) {
    return null;
  }
  const words = (move: MoveOfScore): string => {
    switch (move.kind) {
      case "kept":
        return t(move.wordsChanged ? "scoring.moves.keptWords" : "scoring.moves.kept", { criterion: move.criterion });
      case "pointsChange":
        return t("scoring.moves.pointsChange", { criterion: move.criterion, level: move.level, after: move.after, before: move.before, scores: move.scores });
      case "lost":
        return t("scoring.moves.lost", { criterion: move.criterion, scores: move.scores });
      case "toScore":
        return t("scoring.moves.toScore", { criterion: move.criterion, scores: move.scores });
      case "weightChange":
        return t("scoring.moves.weightChange", { criterion: move.criterion, after: move.after, before: move.before });
    }
  };
  const move = async () => {
    if ((await attempt(() => commands.moveToRubric(of, to, reason).then(() => true))) === true) {
      onClose();
    }
  };
  return (
    <Dialog title={t("scoring.moveTitle", { to: plan.toVersion })} isOpen onClose={onClose} onSubmit={() => void move()}>
      <p className={layout.lead}>
        {t("scoring.moveLead", { count: plan.sheets, from: plan.fromVersion })} {plan.incomplete > 0 ? t("scoring.moveIncomplete", { count: plan.incomplete }) : ""}
      </p>
      <ul>
        {plan.changes.map((change, n) => (
          <li key={n}>{words(change)}</li>
        ))}
      </ul>
      {plan.blocked ? <Notice>{say(plan.blocked)}</Notice> : <TextInput label={t("scoring.reason")} rows={2} value={reason} onChange={setReason} />}
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={plan.blocked !== null || reason.trim() === ""}>
          {t("scoring.move")}
        </Button>
      </Actions>
    </Dialog>
  );
}
