import { useState } from "react";
import { useTranslation } from "react-i18next";

import { attempt, useData } from "../../app/data";
import { notify } from "../../app/notices";
import { commands } from "../../bindings";
import { Actions, Button, Dialog } from "../../design/controls";
import { NumberInput, Select, TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";

function MakeVoid({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const programmes = useData(["programmes"], commands.programmes);
  const all = programmes.data ?? [];
  const [chosen, setChosen] = useState("");
  const [count, setCount] = useState(1);
  const [reason, setReason] = useState("");
  const programme = chosen || all[0]?.id || "";
  const save = async () => {
    const serials = await attempt(() => commands.voidSerials(programme, count, reason));
    if (serials) {
      notify("ok", t("stock.voided", { serials: serials.length > 3 ? `${serials[0]} … ${serials.at(-1)}` : serials.join(", ") }));
      onClose();
    }
  };
  return (
    <Dialog title={t("stock.voidTitle")} isOpen onClose={onClose}>
      <Select<string> label={t("stock.programme")} value={programme} choices={all.map((p) => ({ id: p.id, label: `${p.code} v${p.version} · ${p.title}` }))} onChange={setChosen} />
      <NumberInput label={t("stock.howMany")} value={count} least={1} most={1000} onChange={setCount} />
      <TextInput label={t("stock.voidReason")} value={reason} onChange={setReason} />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" onPress={() => void save()} isDisabled={reason.trim() === "" || programme === ""}>
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
  const found = useData(["voidSerials"], commands.voidedSerials);
  const all = found.data ?? [];
  return (
    <section className={layout.stack} style={{ gap: 12 }}>
      <h2>{t("stock.void")}</h2>
      <p className={layout.lead}>{all.length > 0 || found.isPending ? t("stock.voidLead") : t("stock.noVoid")}</p>
      {all.length > 0 ? (
        <div className={layout.card}>
          <table className={layout.table} aria-label={t("stock.void")}>
            <tbody>
              {all.map((entry) => (
                <tr key={entry.serial}>
                  <td className={layout.number}>{entry.serial}</td>
                  <td>{entry.reason}</td>
                  <td className={layout.number}>{entry.at.slice(0, 10)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <div>
        <Button onPress={() => setMaking(true)}>{t("stock.makeVoid")}</Button>
      </div>
      {making ? <MakeVoid onClose={() => setMaking(false)} /> : null}
    </section>
  );
}
