import { FileSearch, FolderSearch } from "lucide-react";
import { useState } from "react";

import { attempt } from "../../../app/data";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { VerifyProgress } from "../../../bindings";
import { Bar, Button } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import styles from "./verify.module.css";
import { verifyFiles, verifyFolder, verifyText } from "./verifying";

/** Files, a folder or a text. It is large while there is nothing else to see. */
export function WaysIn({ isBusy, isSmall }: { isBusy: boolean; isSmall: boolean }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const verify = async () => {
    if (text.trim() !== "" && !isBusy && (await verifyText(text))) {
      setText("");
    }
  };
  return (
    <section className={styles.waysIn} data-small={isSmall || undefined} aria-label={t("verifying.title")}>
      <div className={styles.files}>
        <div className={`${layout.row} ${layout.wrap} ${styles.buttons}`}>
          <Button look={isSmall ? "plain" : "primary"} isDisabled={isBusy} onPress={() => void verifyFiles()}>
            <FileSearch size={16} aria-hidden />
            {t("verifying.files")}
          </Button>
          <Button isDisabled={isBusy} onPress={() => void verifyFolder()}>
            <FolderSearch size={16} aria-hidden />
            {t("verifying.folder")}
          </Button>
        </div>
        <p className={layout.fine}>{t("verifying.kinds")}</p>
      </div>
      <form
        className={styles.paste}
        onSubmit={(event) => {
          event.preventDefault();
          void verify();
        }}
      >
        <TextInput label={t("verifying.paste")} hint={t("verifying.pasteHint")} rows={isSmall ? 1 : 3} value={text} onChange={setText} />
        <Button type="submit" isDisabled={isBusy || text.trim() === ""}>
          {t("verify.check")}
        </Button>
      </form>
    </section>
  );
}

/** How far it is, and stopping it. */
export function Working({ progress: { done, total } }: { progress: VerifyProgress }) {
  const { t } = useTranslation();
  return (
    <section className={`${layout.card} ${layout.pad}`} aria-label={t("verifying.working")}>
      <div className={`${layout.row} ${layout.between}`}>
        <p>
          <strong>{t("verifying.progress", { done, total })}</strong>
        </p>
        <Button onPress={() => void attempt(commands.stopVerifying)}>{t("verifying.stop")}</Button>
      </div>
      <Bar label={t("verifying.working")} value={done} most={total} />
    </section>
  );
}
