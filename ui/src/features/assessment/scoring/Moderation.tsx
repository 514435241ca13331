import { useState } from "react";

import { attempt, useData } from "../../../app/data";
import { decimal, facts } from "../../../app/figures";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { moment } from "../../../app/moment";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { Difference, MarkingOf, ModerationView } from "../../../bindings";
import { Actions, Button, Confirm, Dialog, Notice, Tag } from "../../../design/controls";
import { meanOf } from "../../../design/decimal";
import { TextInput } from "../../../design/fields";
import { DecimalInput } from "../../../design/numbers";
import layout from "../../../design/layout.module.css";
import { VirtualRows } from "../../../design/VirtualRows";
import { Figures } from "./Figures";
import styles from "./scoring.module.css";

function Settle({ of, view, difference, onClose }: { of: MarkingOf; view: ModerationView; difference: Difference; onClose: () => void }) {
  const { t } = useTranslation();
  const { first, second } = difference;
  const [agreed, setAgreed] = useState(difference.settled?.agreed ?? first ?? second ?? "0");
  const [reason, setReason] = useState(difference.settled?.reason ?? "");
  const learner = view.learners.find((l) => l.id === difference.learnerId);
  const part = view.parts.find((p) => p.id === difference.partId);
  const save = async () => {
    if ((await attempt(() => commands.settleDifference(of, difference.learnerId, difference.partId, agreed, reason).then(() => true))) === true) {
      onClose();
    }
  };
  return (
    <Dialog title={t("scoring.settleTitle", { learner: learner?.name ?? "", part: part?.title ?? "" })} isOpen onClose={onClose} onSubmit={() => void save()}>
      <div className={`${layout.row} ${layout.wrap}`}>
        {first === null ? null : <Button onPress={() => setAgreed(first)}>{t("scoring.takeFirst", { points: decimal(first) })}</Button>}
        {second === null ? null : <Button onPress={() => setAgreed(second)}>{t("scoring.takeSecond", { points: decimal(second) })}</Button>}
        {first === null || second === null ? null : <Button onPress={() => setAgreed(meanOf(first, second))}>{t("scoring.takeMean", { points: decimal(meanOf(first, second)) })}</Button>}
      </div>
      <DecimalInput label={t("scoring.agreed")} value={agreed} onChange={setAgreed} />
      <TextInput label={t("scoring.reason")} rows={3} value={reason} onChange={setReason} />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={reason.trim() === ""}>
          {t("scoring.settle")}
        </Button>
      </Actions>
    </Dialog>
  );
}

/** Two markers' differences, side by side, and how far they agree. */
export function Moderation({ of, ready }: { of: MarkingOf; ready: boolean }) {
  const { t } = useTranslation();
  const [closing, setClosing] = useState(false);
  const [settling, setSettling] = useState<Difference | null>(null);
  const may = useMay("moderate");
  const found = useData(keys.moderation(of), () => commands.moderationView(of), ready);
  const known = useData(keys.people(), commands.people);
  const view = found.data;
  if (!ready) {
    return <p className={layout.lead}>{t("scoring.notComparable")}</p>;
  }
  if (!view) {
    return <div aria-busy />;
  }
  const done = view.stage === "done";
  const names = new Map(view.learners.map((l) => [l.id, l.name]));
  const people = new Map((known.data ?? []).map((p) => [p.id, p.name]));
  const parts = new Map(view.parts.map((p) => [p.id, p.title]));
  const close = async () => {
    if ((await attempt(() => commands.closeModeration(of).then(() => true))) === true) {
      setClosing(false);
    }
  };
  const row = (d: Difference) => (
    <div className={styles.difference}>
      <span dir="auto">{names.get(d.learnerId)}</span>
      <span>{parts.get(d.partId)}</span>
      <span className={layout.number}>{d.first === null ? "–" : decimal(d.first)}</span>
      <span className={layout.number}>{d.second === null ? "–" : decimal(d.second)}</span>
      <span>
        {d.settled ? (
          <>
            <strong>{decimal(d.settled.agreed)}</strong>
            <span className={layout.fine}>
              {" "}
              {facts(d.settled.reason, people.get(d.settled.by ?? ""), moment(d.settled.at))}
            </span>
          </>
        ) : null}
      </span>
      <span className={layout.row}>
        {d.settled ? <Tag tone="ok">{t("scoring.settled")}</Tag> : <Tag tone={d.withinTolerance ? "neutral" : "warning"}>{d.withinTolerance ? t("scoring.stands") : t("scoring.toSettle")}</Tag>}
        {done || !may ? null : (
          <Button small look="quiet" onPress={() => setSettling(d)}>
            {t("scoring.settle")}
          </Button>
        )}
      </span>
    </div>
  );
  return (
    <>
      <Notice tone={view.open > 0 ? "warning" : "ok"}>{view.open > 0 ? t("scoring.differencesOpen", { count: view.open }) : t("scoring.allSettled")}</Notice>
      {view.differences.length > 0 ? (
        <div className={layout.card}>
          <div className={`${styles.difference} ${styles.head}`}>
            <span>{t("scoring.learner")}</span>
            <span>{t("scoring.criterion")}</span>
            <span>{t("scoring.first")}</span>
            <span>{t("scoring.second")}</span>
            <span>{t("scoring.agreed")}</span>
            <span />
          </div>
          <VirtualRows label={t("scoring.tabs.moderation")} rows={view.differences} rowHeight={50} render={row} />
        </div>
      ) : null}
      {done ? null : (
        <div>
          <Button look="primary" isDisabled={view.open > 0 || !may} onPress={() => setClosing(true)}>
            {t("scoring.closeModeration")}
          </Button>
        </div>
      )}
      <h2>{t("scoring.agreement")}</h2>
      <Figures figures={view.figures} />
      {closing ? (
        <Confirm title={t("scoring.closeModerationTitle")} act={t("scoring.closeModerationNow")} cancel={t("cancel")} onConfirm={() => void close()} onClose={() => setClosing(false)}>
          <p>{t("scoring.closeModerationText")}</p>
        </Confirm>
      ) : null}
      {settling ? <Settle of={of} view={view} difference={settling} onClose={() => setSettling(null)} /> : null}
    </>
  );
}
