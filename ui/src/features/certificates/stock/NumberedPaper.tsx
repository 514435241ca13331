import { useState } from "react";

import { attempt, useData } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { number as inFigures } from "../../../app/locale";
import { day } from "../../../app/moment";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { PaperStockView } from "../../../bindings";
import { Actions, Button, Dialog } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import { useUnanswered } from "../../../design/held";
import { WholeInput } from "../../../design/numbers";
import layout from "../../../design/layout.module.css";

const MOST = 1_000_000_000;

function Receive({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const unanswered = useUnanswered();
  const [name, setName] = useState("");
  const [prefix, setPrefix] = useState("");
  const [first, setFirst] = useState(1);
  const [last, setLast] = useState(100);
  const save = async () => {
    if (await attempt(() => commands.receivePaper(name, prefix, first, last))) {
      onClose();
    }
  };
  return (
    <Dialog title={t("stock.receiveTitle")} isOpen onClose={onClose} onSubmit={() => void save()}>
      <TextInput label={t("stock.name")} value={name} onChange={setName} autoFocus />
      <TextInput label={t("stock.prefix")} value={prefix} onChange={setPrefix} />
      <div className={layout.grid}>
        <WholeInput label={t("stock.first")} value={first} most={MOST} onChange={setFirst} />
        <WholeInput label={t("stock.last")} value={last} most={MOST} onChange={setLast} />
      </div>
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={unanswered || name.trim() === "" || last < first}>
          {t("stock.save")}
        </Button>
      </Actions>
    </Dialog>
  );
}

interface OfStock {
  view: PaperStockView;
  onClose: () => void;
}

function Spoil({ view, onClose }: OfStock) {
  const { t } = useTranslation();
  const unanswered = useUnanswered();
  const [number, setNumber] = useState(view.stock.next);
  const [reason, setReason] = useState("");
  const save = async () => {
    if ((await attempt(() => commands.spoilSheet(view.stock.id, number, reason).then(() => true))) === true) {
      onClose();
    }
  };
  return (
    <Dialog title={t("stock.spoilTitle", { name: view.stock.name })} isOpen onClose={onClose} onSubmit={() => void save()}>
      <p className={layout.lead}>{t("stock.spoilLead")}</p>
      <WholeInput label={t("stock.number")} value={number} most={MOST} onChange={setNumber} />
      <TextInput label={t("stock.reason")} value={reason} onChange={setReason} />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={unanswered || reason.trim() === ""}>
          {t("stock.keep")}
        </Button>
      </Actions>
    </Dialog>
  );
}

function Count({ view, onClose }: OfStock) {
  const { t } = useTranslation();
  const unanswered = useUnanswered();
  const [found, setFound] = useState(view.balance.left);
  const [note, setNote] = useState("");
  const save = async () => {
    if ((await attempt(() => commands.countPaper(view.stock.id, found, note).then(() => true))) === true) {
      onClose();
    }
  };
  return (
    <Dialog title={t("stock.countTitle", { name: view.stock.name })} isOpen onClose={onClose} onSubmit={() => void save()}>
      <p className={layout.lead}>{t("stock.countLead", { count: view.balance.left })}</p>
      <WholeInput label={t("stock.found")} value={found} most={MOST} onChange={setFound} />
      <TextInput label={t("stock.note")} value={note} onChange={setNote} />
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={unanswered}>
          {t("stock.keep")}
        </Button>
      </Actions>
    </Dialog>
  );
}

function Batch({ view }: { view: PaperStockView }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<"spoil" | "count" | null>(null);
  const may = useMay("issue");
  const { stock, balance } = view;
  const last = stock.counts.at(-1);
  const close = () => setAsking(null);
  return (
    <section className={`${layout.card} ${layout.pad}`} aria-label={stock.name}>
      <div className={`${layout.row} ${layout.between} ${layout.wrap}`}>
        <div>
          <h3 dir="auto">{stock.name}</h3>
          <p className={layout.fine}>{t("stock.sheets", { from: `${stock.prefix}${stock.first}`, to: `${stock.prefix}${stock.last}` })}</p>
        </div>
        <div className={layout.row}>
          <Button small isDisabled={!may} onPress={() => setAsking("spoil")}>
            {t("stock.spoil")}
          </Button>
          <Button small isDisabled={!may} onPress={() => setAsking("count")}>
            {t("stock.count")}
          </Button>
        </div>
      </div>
      <div className={layout.figures}>
        {(["received", "printed", "spoiled", "left"] as const).map((what) => (
          <div key={what} className={layout.figure}>
            <strong>{inFigures(balance[what])}</strong>
            <span>{t(`stock.${what}`)}</span>
          </div>
        ))}
      </div>
      {stock.spoiled.map((s) => (
        <p key={s.number} className={layout.fine}>
          {t("stock.spoiledSheet", { sheet: `${stock.prefix}${s.number}`, reason: s.reason })}
        </p>
      ))}
      {last ? <p className={layout.fine}>{t(last.found === last.expected ? "stock.agrees" : "stock.differs", { day: day(last.at), found: last.found, expected: last.expected, note: last.note })}</p> : null}
      {asking === "spoil" ? <Spoil view={view} onClose={close} /> : null}
      {asking === "count" ? <Count view={view} onClose={close} /> : null}
    </section>
  );
}

/** Batches of numbered paper, each with where its sheets are. */
export function NumberedPaper() {
  const { t } = useTranslation();
  const [receiving, setReceiving] = useState(false);
  const may = useMay("issue");
  const stocks = useData(keys.paperStocks(), commands.paperStocks);
  const all = stocks.data ?? [];
  return (
    <section className={layout.stack} style={{ gap: 12 }}>
      <h2>{t("stock.paper")}</h2>
      <p className={layout.lead}>{all.length > 0 || stocks.isPending ? t("stock.paperLead") : t("stock.noPaper")}</p>
      {all.map((view) => (
        <Batch key={view.stock.id} view={view} />
      ))}
      <div>
        <Button isDisabled={!may} onPress={() => setReceiving(true)}>{t("stock.receive")}</Button>
      </div>
      {receiving ? <Receive onClose={() => setReceiving(false)} /> : null}
    </section>
  );
}
