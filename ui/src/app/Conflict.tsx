import { commands } from "../bindings";
import { Changes } from "../design/Changes";
import { Actions, Button, Dialog } from "../design/controls";
import layout from "../design/layout.module.css";
import { settle, useConflict } from "./drafts/conflicts";
import { useData } from "./data";
import { keys } from "./keys";
import { useTranslation } from "./text";

/** Two versions of one thing: the person chooses, and nothing goes before that. */
export function Conflict() {
  const { t } = useTranslation();
  const conflict = useConflict();
  const found = useData(keys.difference(conflict?.theirs, conflict?.mine), () => commands.compare(conflict?.theirs ?? "", conflict?.mine ?? ""), conflict !== null);
  if (!conflict) {
    return null;
  }
  return (
    <Dialog title={t("conflict.title")} isOpen onClose={() => settle("mine")} wide>
      <p className={layout.lead}>{t("conflict.lead")}</p>
      <Changes changes={found.data ?? []} before={t("conflict.stored")} after={t("conflict.mine")} />
      <Actions>
        <Button onPress={() => settle("theirs")}>{t("conflict.takeStored")}</Button>
        <Button look="primary" onPress={() => settle("mine")}>
          {t("conflict.keepMine")}
        </Button>
      </Actions>
    </Dialog>
  );
}
