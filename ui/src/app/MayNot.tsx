import type { Action } from "../bindings";
import { Notice } from "../design/controls";
import { useMay, useSession } from "./may";
import { useTranslation } from "./text";

/** Why what stands here is for reading: the person’s role may not change it. */
export function MayNot({ action }: { action: Action }) {
  const { t } = useTranslation();
  const session = useSession();
  const may = useMay(action);
  const role = session?.person?.role;
  return may || !role ? null : <Notice tone="information">{t("people.forReading", { role: t(`roles.${role}`), action: t(`people.to.${action}`) })}</Notice>;
}
