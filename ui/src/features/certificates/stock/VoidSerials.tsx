import { useState } from "react";

import { useProgrammeChoices } from "../../../app/choices";
import { attempt } from "../../../app/data";
import { span } from "../../../app/figures";
import { useVoidSerials } from "../../../app/lists";
import { list as inWords } from "../../../app/locale";
import { notify } from "../../../app/notices";
import { day } from "../../../app/moment";
import { useMay } from "../../../app/may";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import { Actions, Button, Dialog } from "../../../design/controls";
import { SearchSelect } from "../../../design/SearchSelect";
import { TextInput } from "../../../design/fields";
import { useUnanswered } from "../../../design/held";
import { WholeInput } from "../../../design/numbers";
import layout from "../../../design/layout.module.css";
import { VirtualRows } from "../../../design/VirtualRows";
import styles from "./stock.module.css";

function MakeVoid({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const unanswered = useUnanswered();
  const programmes = useProgrammeChoices();
  const [chosen, setChosen] = useState("");
  const [count, setCount] = useState(1);
  const [reason, setReason] = useState("");
  const programme = chosen;
  const save = async () => {
    const serials = await attempt(() => commands.voidSerials(programme, count, reason));
    if (serials) {
      notify("ok", t("stock.voided", { serials: serials.length > 3 ? span(serials[0] ?? "", serials.at(-1) ?? "") : inWords(serials) }));
      onClose();
    }
  };
  return (
    <Dialog title={t("stock.voidTitle")} isOpen onClose={onClose} onSubmit={() => void save()}>
      <SearchSelect<string> label={t("stock.programme")} value={programme || null} {...programmes} onChange={setChosen} />
      <WholeInput label={t("stock.howMany")} value={count} least={1} most={1000} onChange={setCount} />
      <TextInput label={t("stock.voidReason")} value={reason} onChange={setReason} />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={unanswered || reason.trim() === "" || programme === ""}>
          {t("stock.makeThem")}
        </Button>
      </Actions>
    </Dialog>
  );
}

/** Serials that no certificate has, and never will. */
export function VoidSerials() {
  const { t } = useTranslation();
  const [making, setMaking] = useState(false);
  const may = useMay("issue");
  const found = useVoidSerials();
  const all = found.rows;
  return (
    <section className={layout.stack} style={{ gap: 12 }}>
      <h2>{t("stock.void")}</h2>
      <p className={layout.lead}>{all.length > 0 || found.isPending ? t("stock.voidLead") : t("stock.noVoid")}</p>
      {all.length > 0 ? (
        <VirtualRows
          label={t("stock.void")}
          rows={all}
          more={found.more}
          rowHeight={44}
          render={(entry) => (
            <div className={styles.void}>
              <span className={layout.number}>{entry.serial}</span>
              <span>{entry.reason}</span>
              <span className={layout.number}>{day(entry.at)}</span>
            </div>
          )}
        />
      ) : null}
      <div>
        <Button isDisabled={!may} onPress={() => setMaking(true)}>{t("stock.makeVoid")}</Button>
      </div>
      {making ? <MakeVoid onClose={() => setMaking(false)} /> : null}
    </section>
  );
}
