import { useMemo } from "react";

import { useData, words } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { EvidenceFile } from "../../../bindings";
import { Actions, Button, Dialog, Notice } from "../../../design/controls";
import { PdfPreview } from "../../certificates/press/PdfPreview";
import styles from "./audits.module.css";

/** Base64 as the text that it holds in UTF-8. */
const textIn = (base64: string) => new TextDecoder().decode(Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0));

function Shown({ file }: { file: EvidenceFile }) {
  const found = useData(keys.evidence(file.hash), () => commands.openEvidence(file));
  const shown = found.data;
  const text = useMemo(() => (shown?.sort === "text" ? textIn(shown.bytes) : ""), [shown]);
  if (found.error) {
    return <Notice tone="warning">{words(found.error)}</Notice>;
  }
  if (!shown) {
    return <div className={styles.shown} aria-busy />;
  }
  if (shown.sort === "pdf") {
    return <PdfPreview pdf={shown.bytes} label={file.fileName} />;
  }
  if (shown.sort === "picture") {
    return <img className={styles.picture} alt={file.fileName} src={`data:image/${shown.bytes.startsWith("/9j/") ? "jpeg" : "png"};base64,${shown.bytes}`} />;
  }
  return (
    <pre className={styles.shown} dir="auto">
      {text}
    </pre>
  );
}

/** A document that a judgement rests on, shown in the window. */
export function EvidenceShown({ file, onClose }: { file: EvidenceFile; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={file.fileName} isOpen onClose={onClose} wide>
      <Shown file={file} />
      <Actions>
        <Button onPress={onClose}>{t("close")}</Button>
      </Actions>
    </Dialog>
  );
}
