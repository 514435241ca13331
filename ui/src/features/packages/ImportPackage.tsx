import { PackageOpen } from "lucide-react";
import { useState } from "react";

import { attempt, flushAll } from "../../app/data";
import { linesOf, placeOf } from "../../app/figures";
import { moment } from "../../app/moment";
import { notify } from "../../app/notices";
import { number } from "../../app/locale";
import { useTranslation } from "../../app/text";
import { commands } from "../../bindings";
import type { PackageChange, PackageChoice, PackageItem, PackagePreview } from "../../bindings";
import { Hint } from "../../design/Hint";
import { Actions, Button, Dialog, Notice, Tag } from "../../design/controls";
import { Checkbox } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { VirtualRows } from "../../design/VirtualRows";
import styles from "./packages.module.css";

type Choices = Record<string, PackageChoice>;

/** New things are taken, and fields that only they changed; the rest waits for a choice. */
function atFirst(preview: PackagePreview): Choices {
  return Object.fromEntries(
    preview.items
      .filter((item) => item.standing !== "refused")
      .map((item) => [item.key, { key: item.key, take: true, changes: item.changes.filter((c) => c.meeting === "onlyTheirs").map((c) => c.number) }]),
  );
}

interface ItemProps {
  item: PackageItem;
  choice: PackageChoice | undefined;
  onChoose: (choice: PackageChoice) => void;
}

function Change({ change, taken, onTake }: { change: PackageChange; taken: boolean; onTake: (take: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <li className={styles.change}>
      <Checkbox isSelected={taken} onChange={onTake}>
        <span>
          {placeOf(change.place)} {change.meeting === "both" ? <Tag tone="warning">{t("packages.both")}</Tag> : null}
        </span>
      </Checkbox>
      <span className={styles.ours} role="group" aria-label={t("packages.ours")} dir="auto">
        {linesOf(change.ours)}
      </span>
      <span className={styles.theirs} role="group" aria-label={t("packages.theirs")} dir="auto">
        {linesOf(change.theirs)}
      </span>
    </li>
  );
}

function Item({ item, choice, onChoose }: ItemProps) {
  const { t, say } = useTranslation();
  const tone = { new: "ok", same: "neutral", differs: "warning", refused: "bad" } as const;
  const name = (
    <span>
      <strong dir="auto">{say(item.title) || item.key}</strong> <span className={layout.fine}>{t(`packages.kinds.${item.kind}`)}</span> <Tag tone={tone[item.standing]}>{t(`packages.standing.${item.standing}`)}</Tag>
    </span>
  );
  return (
    <div className={styles.item}>
      {item.standing === "new" && choice ? (
        <Checkbox isSelected={choice.take} onChange={(take) => onChoose({ ...choice, take })}>
          {name}
        </Checkbox>
      ) : (
        name
      )}
      {item.note ? <p className={layout.fine}>{say(item.note)}</p> : null}
      {item.standing === "differs" && choice ? (
        <>
          <div className={styles.columns} aria-hidden>
            <span>{t("packages.field")}</span>
            <span>{t("packages.ours")}</span>
            <span>{t("packages.theirs")}</span>
          </div>
          <ul className={styles.changes}>
            {item.changes.map((change) => (
              <Change
                key={change.number}
                change={change}
                taken={choice.changes.includes(change.number)}
                onTake={(take) => onChoose({ ...choice, changes: take ? [...choice.changes, change.number] : choice.changes.filter((n) => n !== change.number) })}
              />
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

function Preview({ preview, onClose }: { preview: PackagePreview; onClose: () => void }) {
  const { t, say } = useTranslation();
  const [choices, setChoices] = useState(() => atFirst(preview));
  const [working, setWorking] = useState(false);
  const take = async () => {
    setWorking(true);
    await flushAll();
    const taken = await attempt(() => commands.takePackage(Object.values(choices)));
    setWorking(false);
    if (taken) {
      notify("ok", t("packages.taken", taken));
      onClose();
    }
  };
  const nothing = preview.counts.every((c) => c.new === 0 && c.differs === 0);
  return (
    <Dialog title={t(`packages.titles.${preview.kind}`)} isOpen onClose={onClose} wide onSubmit={() => void take()}>
      <p className={layout.lead}>
        {preview.madeAt ? t("packages.madeAt", { about: say(preview.about), at: moment(preview.madeAt) }) : say(preview.about)}
      </p>
      <table className={layout.table} aria-label={t("packages.counts")}>
        <thead>
          <tr>
            <th scope="col">{t("packages.what")}</th>
            {(["new", "differs", "same", "refused"] as const).map((standing) => (
              <th key={standing} scope="col" className={layout.number}>
                {t(`packages.standing.${standing}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.counts.map((count) => (
            <tr key={count.kind}>
              <td>{t(`packages.kinds.${count.kind}`)}</td>
              {(["new", "differs", "same", "refused"] as const).map((standing) => (
                <td key={standing} className={layout.number}>
                  {number(count[standing])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {nothing ? <Notice tone="information">{t("packages.nothing")}</Notice> : null}
      <VirtualRows
        label={t("packages.counts")}
        rows={preview.items}
        rowHeight={56}
        render={(item) => <Item item={item} choice={choices[item.key]} onChoose={(choice) => setChoices({ ...choices, [item.key]: choice })} />}
      />
      <p className={layout.fine} role="status">
        {t(working ? "roster.importing" : "packages.backup")}
      </p>
      <Actions>
        <Button onPress={onClose}>{t("cancel")}</Button>
        <Button look="primary" type="submit" isDisabled={nothing || working}>
          {t("packages.take")}
        </Button>
      </Actions>
    </Dialog>
  );
}

/** Takes in work that came by file, after a look at what it holds. */
export function ImportPackage({ look = "quiet" }: { look?: "plain" | "quiet" }) {
  const { t } = useTranslation();
  const [preview, setPreview] = useState<PackagePreview | null>(null);
  const [reading, setReading] = useState(false);
  const choose = async () => {
    setReading(true);
    await flushAll();
    setPreview((await attempt(commands.choosePackage)) ?? null);
    setReading(false);
  };
  const close = () => {
    setPreview(null);
    void attempt(commands.forgetPackage);
  };
  return (
    <>
      <Hint text={t("packages.importHint")}>
        <Button look={look} isDisabled={reading} onPress={() => void choose()}>
          <PackageOpen size={16} aria-hidden />
          {t(reading ? "roster.reading" : "packages.importFile")}
        </Button>
      </Hint>
      {preview ? <Preview preview={preview} onClose={close} /> : null}
    </>
  );
}
