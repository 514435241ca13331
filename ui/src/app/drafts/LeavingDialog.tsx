import { Actions, Button, Dialog } from "../../design/controls";
import { useTranslation } from "../text";
import layout from "../../design/layout.module.css";
import { answerLeaving, useLeaving } from "./leaving";

/** Asks before what could not be saved is left behind. */
export function LeavingDialog() {
  const { t } = useTranslation();
  const left = useLeaving();
  if (!left) {
    return null;
  }
  return (
    <Dialog title={t("leaving.title")} isOpen onClose={() => answerLeaving(false)}>
      <p className={layout.lead}>{t("leaving.lead")}</p>
      <ul>
        {left.map(({ id, name, state, reason }) => {
          const why = state === "refused" ? reason : t(`leaving.${state}`);
          return <li key={`${name}${id}`}>{name ? t("leaving.named", { name, reason: why }) : why}</li>;
        })}
      </ul>
      <Actions>
        <Button danger onPress={() => answerLeaving(true)}>
          {t("leaving.leave")}
        </Button>
        <Button look="primary" autoFocus onPress={() => answerLeaving(false)}>
          {t("leaving.stay")}
        </Button>
      </Actions>
    </Dialog>
  );
}
