import { Network, Upload } from "lucide-react";
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { Link } from "wouter";

import { TopBar } from "../../../app/TopBar";
import { attempt, useData } from "../../../app/data";
import { facts } from "../../../app/figures";
import { useIntent } from "../../../app/intents";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { useCompetencies } from "../../../app/lists";
import { notify } from "../../../app/notices";
import { useRemembered } from "../../../app/remembered";
import { compare, languageName, number as inFigures } from "../../../app/locale";
import { useTranslation } from "../../../app/text";
import { undoStep } from "../../../app/undoing";
import { commands } from "../../../bindings";
import type { Chosen, Competency, FrameworkPreview } from "../../../bindings";
import { menuOf } from "../../../design/ContextMenu";
import { Actions, Button, Dialog, Empty, Notice, Tag } from "../../../design/controls";
import { Select, TextInput } from "../../../design/fields";
import type { Choice } from "../../../design/fields";
import { SideList } from "../../../design/Side";
import layout from "../../../design/layout.module.css";
import { VirtualRows } from "../../../design/VirtualRows";

function Figures({ preview }: { preview: FrameworkPreview }) {
  const { t } = useTranslation();
  const figures: [number, string][] = [
    [preview.technical + preview.transversal, t("frameworks.inFile")],
    [preview.transversal, t("kinds.transversal")],
    [preview.alternativeLabels, t("frameworks.alternative")],
    [preview.new, t("frameworks.new")],
    [preview.changed, t("frameworks.changed")],
    [preview.unreadable.length, t("frameworks.unreadable")],
  ];
  return (
    <div className={layout.figures}>
      {figures.map(([number, label]) => (
        <div key={label} className={layout.figure}>
          <strong>{inFigures(number)}</strong>
          <span>{label}</span>
        </div>
      ))}
    </div>
  );
}

/** The languages in which ESCO is published. */
const PUBLISHED = "ar bg cs da de el en es et fi fr ga hr hu is it lt lv mt nl no pl pt ro sk sl sv uk".split(" ");

/** Languages to choose from, by their names here. */
function languages(also: string): Choice<string>[] {
  const tags = PUBLISHED.includes(also) || also === "" ? PUBLISHED : [...PUBLISHED, also];
  return tags.map((id) => ({ id, label: languageName(id) })).toSorted((a, b) => compare(a.label, b.label));
}

function ImportDialog({ chosen, first, onClose }: { chosen: Chosen; first: FrameworkPreview; onClose: () => void }) {
  const { t, say } = useTranslation();
  const [preview, setPreview] = useState(first);
  // What a person said; nothing where the file says it.
  const [labels, setLabels] = useState("");
  const reread = async (language: string) => {
    setLabels(language);
    const read = await attempt(() => commands.previewFramework(chosen.token, language));
    if (read) {
      setPreview(read);
    }
  };
  const take = async () => {
    const done = await attempt(() => commands.importFramework(chosen.token, labels));
    if (done) {
      notify("ok", t("frameworks.imported", { count: done.new, changed: done.changed, title: done.framework.title }), undoStep());
      onClose();
    }
  };
  const nothing = preview.new + preview.changed === 0;
  return (
    <Dialog title={t("frameworks.preview", { title: preview.framework.title })} isOpen onClose={onClose} onSubmit={nothing ? onClose : () => void take()}>
      <p className={layout.fine}>
        {facts(chosen.name, preview.framework.publisher)}
      </p>
      <Figures preview={preview} />
      {preview.asksLanguage ? <Notice>{t("frameworks.asksLanguage")}</Notice> : null}
      <Select label={t("frameworks.language")} value={labels || preview.language || null} choices={languages(preview.language)} onChange={(language) => void reread(language)} />
      {preview.addsLabels ? <Notice tone="information">{t("frameworks.addsLabels")}</Notice> : null}
      {nothing ? <Notice tone="information">{t("frameworks.nothingNew")}</Notice> : null}
      {preview.onlyHere > 0 ? <Notice tone="information">{t("frameworks.onlyHere", { count: preview.onlyHere })}</Notice> : null}
      {preview.notes.map((note, n) => (
        <p key={n} className={layout.fine}>
          {say(note)}
        </p>
      ))}
      <ul className={`${layout.card} ${layout.pad}`}>
        {preview.first.slice(0, 5).map((c) => (
          <li key={c.id}>
            {c.code} {c.label}
          </li>
        ))}
        {preview.technical + preview.transversal > 5 ? <li className={layout.fine}>{t("frameworks.andMore")}</li> : null}
      </ul>
      {preview.unreadable.length > 0 ? (
        <section className={layout.stack}>
          <h3 className={layout.small}>{t("frameworks.unreadable")}</h3>
          <ul className={layout.stack}>
            {preview.unreadable.map((row) => (
              <li key={row.place} className={layout.fine}>
                {t("frameworks.row", { place: row.place, reason: row.reason })} <em>{row.text}</em>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Actions>
        <Button onPress={onClose}>{nothing ? t("close") : t("cancel")}</Button>
        {nothing ? null : (
          <Button look="primary" type="submit" isDisabled={preview.asksLanguage}>
            {t("frameworks.import", { count: preview.new + preview.changed })}
          </Button>
        )}
      </Actions>
    </Dialog>
  );
}

function Row({ competency, open }: { competency: Competency; open: () => void }) {
  const { t } = useTranslation();
  return (
    <AriaButton className={`${layout.item} ${layout.between} ${layout.rowButton}`} onPress={open}>
      <span className={layout.grow}>
        <span className={layout.itemTitle} dir="auto">
          {competency.code} {competency.label}
        </span>
        <br />
        <span className={layout.itemDetail} dir="auto">{facts(...competency.alternativeLabels.slice(0, 4)) || competency.category}</span>
      </span>
      <span>
        {competency.obsolete ? <Tag tone="warning">{t("frameworks.obsolete")}</Tag> : null}{" "}
        <Tag tone={competency.kind === "transversal" ? "accent" : "neutral"}>{t(`kinds.${competency.kind}`)}</Tag>
      </span>
    </AriaButton>
  );
}

/** All that is known of a competency. */
function Details({ competency: c, framework, onClose }: { competency: Competency; framework: string; onClose: () => void }) {
  const { t } = useTranslation();
  const rows: [string, string][] = [
    [t("frameworks.framework"), framework],
    [t("frameworks.code"), c.code],
    [t("frameworks.kind"), t(`kinds.${c.kind}`)],
    [t("frameworks.category"), c.category],
    [t("frameworks.alternative"), c.alternativeLabels.join("\n")],
    [t("frameworks.address"), c.uri],
  ];
  return (
    <Dialog title={c.label} isOpen onClose={onClose}>
      <dl className={layout.factsList}>
        {rows
          .filter(([, value]) => value !== "")
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd dir="auto" className={layout.lines}>
                {value}
              </dd>
            </div>
          ))}
      </dl>
      <Actions>
        <Button look="primary" autoFocus onPress={onClose}>
          {t("close")}
        </Button>
      </Actions>
    </Dialog>
  );
}

export function FrameworkRoom({ id }: { id?: string }) {
  const { t } = useTranslation();
  const [query, setQuery] = useRemembered("competencies", "");
  const [opened, setOpened] = useState<Competency | null>(null);
  const [offer, setOffer] = useState<{ chosen: Chosen; first: FrameworkPreview } | null>(null);
  const may = useMay("design");
  const frameworks = useData(keys.frameworks(), commands.frameworks);
  const all = frameworks.data ?? [];
  const chosen = all.find((f) => f.id === id) ?? all[0];
  const found = useCompetencies(chosen?.id ?? "", query, chosen !== undefined);
  const choose = async () => {
    const file = await attempt(commands.chooseFrameworkFile);
    if (file) {
      const first = await attempt(() => commands.previewFramework(file.token, ""));
      if (first) {
        setOffer({ chosen: file, first });
      }
    }
  };
  useIntent("importFramework", () => void choose());
  const remove = async (title: string, framework: string) => {
    if ((await attempt(() => commands.removeFramework(framework))) !== undefined) {
      notify("information", t("frameworks.removed", { title }), undoStep());
    }
  };
  return (
    <>
      <TopBar path={[t("rooms.design"), t("rooms.frameworks"), ...(chosen ? [chosen.title] : [])]}>
        <Button look="primary" isDisabled={!may} onPress={() => void choose()}>
          <Upload size={16} aria-hidden />
          {t("frameworks.choose")}
        </Button>
      </TopBar>
      {chosen ? (
        <div className={layout.room}>
          <SideList label={t("rooms.frameworks")}>
            {all.map((f) => (
              <Link key={f.id} href={`/frameworks/${encodeURIComponent(f.id)}`} className={layout.item} aria-current={f.id === chosen.id ? "true" : undefined} {...menuOf(f.title, () => [{ id: "remove", label: t("frameworks.remove"), isDisabled: !may, run: () => void remove(f.title, f.id) }])}>
                <span>
                  <span className={layout.itemTitle} dir="auto">{f.title}</span>
                  <br />
                  <span className={layout.itemDetail} dir="auto">{t("frameworks.count", { count: f.competencyCount })}</span>
                </span>
              </Link>
            ))}
          </SideList>
          <main className={layout.main}>
            <div className={layout.column}>
              <p className={layout.over}>{chosen.publisher}</p>
              <h1>{chosen.title}</h1>
              {chosen.attribution ? <p className={layout.fine}>{chosen.attribution}</p> : null}
              <div className={`${layout.row} ${layout.end}`}>
                <div className={layout.grow}>
                  <TextInput label={t("frameworks.search")} value={query} onChange={setQuery} type="search" />
                </div>
                <Button look="quiet" danger isDisabled={!may} onPress={() => void remove(chosen.title, chosen.id)}>
                  {t("frameworks.remove")}
                </Button>
              </div>
              <VirtualRows label={t("frameworks.competencies")} rows={found.rows} total={found.first?.total} more={found.more} rowHeight={60} render={(c) => <Row competency={c} open={() => setOpened(c)} />} />
              {found.first ? <p className={layout.fine}>{t("frameworks.count", { count: found.first.total })}</p> : null}
            </div>
          </main>
        </div>
      ) : (
        <main className={layout.main} aria-busy={frameworks.isPending || undefined}>
          {frameworks.isPending ? null : (
            <Empty Icon={Network} title={t("frameworks.emptyTitle")}>
              <p>{t("frameworks.emptyText")}</p>
              <Button look="primary" isDisabled={!may} onPress={() => void choose()}>
                {t("frameworks.choose")}
              </Button>
            </Empty>
          )}
        </main>
      )}
      {opened ? <Details competency={opened} framework={chosen?.title ?? ""} onClose={() => setOpened(null)} /> : null}
      {offer ? <ImportDialog {...offer} onClose={() => setOffer(null)} /> : null}
    </>
  );
}
