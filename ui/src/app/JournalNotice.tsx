import { commands } from "../bindings";
import type { JournalNotice as Found, WorkspaceOverview } from "../bindings";
import { Button, Notice } from "../design/controls";
import layout from "../design/layout.module.css";
import { attempt, client } from "./data";
import { keys } from "./keys";
import { notify } from "./notices";
import { useTranslation } from "./text";

/** What is wrong with the journal’s end, on every screen until a person has answered. */
export function JournalNotice({ notice }: { notice: Found }) {
  const { t, say } = useTranslation();
  const answer = async () => {
    const answered = await attempt(commands.answerJournal);
    if (answered) {
      client.setQueryData<WorkspaceOverview | null>(keys.workspace(), answered.workspace);
      await client.invalidateQueries();
      notify("ok", t("journal.answered", { salvaged: answered.answer.salvaged, gone: answered.answer.gone.length }));
    }
  };
  return (
    <Notice tone="bad">
      {notice.findings.map((line, n) => (
        <p key={n}>{say(line)}</p>
      ))}
      {notice.unreadable.length > 0 ? <p>{t("journal.unreadable", { names: notice.unreadable.map((name) => say(name)) })}</p> : null}
      <p>{notice.holdsSavesBack ? t("journal.heldBack") : t("journal.what")}</p>
      <div className={layout.row}>
        <Button onPress={() => void answer()}>{t("journal.goOn")}</Button>
      </div>
    </Notice>
  );
}
