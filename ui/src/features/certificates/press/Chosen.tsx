import { useTranslation } from "../../../app/text";
import { Button, Notice } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import type { Choice } from "./choice";

/** Says for whom certificates are printed where it is not everybody, and whom that leaves out. */
export function Chosen({ choice: { picked, asked, everyone } }: { choice: Choice }) {
  const { t } = useTranslation();
  if (picked === null) {
    return null;
  }
  const due = picked.size;
  return (
    <Notice tone={due < asked ? "warning" : "information"}>
      <div className={`${layout.row} ${layout.between} ${layout.wrap}`}>
        <p>{due < asked ? t("press.notAllDue", { count: asked, due }) : t("press.onlyThese", { count: due })}</p>
        <Button small onPress={everyone}>
          {t("press.allAgain")}
        </Button>
      </div>
    </Notice>
  );
}
