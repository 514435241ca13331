import { useMemo } from "react";
import { Link, useLocation } from "wouter";

import { attempt, refreshed, useData } from "../../../app/data";
import { forEach } from "../../../app/each";
import { keys } from "../../../app/keys";
import { notify } from "../../../app/notices";
import { useTranslation } from "../../../app/text";
import { undoStep } from "../../../app/undoing";
import { commands } from "../../../bindings";
import type { TemplateSummary } from "../../../bindings";
import { menuOf } from "../../../design/ContextMenu";
import { Button, Tag } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import type { MenuAction } from "../../../design/menu";
import { SelectionBar, useSelection } from "../../../design/selection";
import type { Selection } from "../../../design/selection";
import { PdfPage } from "../press/PdfPage";
import { sizeOf } from "./geometry/frames";
import styles from "./templates.module.css";

/** Room for a page in a card, in pixels. */
const WIDE = 214;
const HIGH = 166;

const TRIAL = { cohort: null, longest: false };

function Card({ template, may, onUse, selection }: { template: TemplateSummary; may: boolean; onUse: () => void; selection: Selection }) {
  const { say, t } = useTranslation();
  const proof = useData(keys.templateThumbnail(template.id), async () => {
    const view = await commands.certificateTemplate(template.id);
    return commands.tryTemplate({ ...view.saved.value, bleed: 0, cropMarks: false, labels: null }, TRIAL);
  });
  const [, go] = useLocation();
  const write = async () => {
    const path = await attempt(() => commands.exportTemplate(template.id));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  const remove = async () => {
    if ((await attempt(() => commands.deleteTemplate(template.id).then(() => true))) === true) {
      await refreshed(keys.templates());
      notify("information", t("templates.deleted", { name: template.name }), undoStep());
    }
  };
  const actions = (): MenuAction[] => [
    { id: "open", label: t("openIt"), run: () => go(`/templates/${template.id}`) },
    { id: "copy", label: t("templates.makeCopy"), isDisabled: !may, run: onUse },
    { id: "export", label: t("export"), run: () => void write() },
    { id: "delete", label: t("delete"), isDisabled: !may || !template.own, run: () => void remove() },
  ];
  const paper = sizeOf(template.paper);
  const width = Math.floor(Math.min(WIDE, (HIGH * paper.width) / paper.height));
  return (
    <li className={styles.card} data-picked={selection.picked.has(template.id) || undefined} {...menuOf(template.name, actions)}>
      <Link href={`/templates/${template.id}`} className={styles.thumbnail} aria-label={t("templates.open", { name: template.name })} {...selection.linkOf(template.id)}>
        {proof.data?.pdf ? <PdfPage pdf={proof.data.pdf} bare width={width} label={t("templates.pageOf", { page: 1, name: template.name })} /> : <span className={layout.fine}>{proof.data ? t("templates.notPrintable") : ""}</span>}
      </Link>
      <div className={`${layout.row} ${layout.between}`}>
        <h3 dir="auto">{template.name}</h3>
        {template.pages > 1 ? <Tag>{t("templates.pageCount", { count: template.pages })}</Tag> : null}
      </div>
      <p className={layout.fine}>{say(template.description)}</p>
      <div className={styles.cardFoot}>
        <span className={layout.fine}>{t(`papers.${typeof template.paper === "string" ? template.paper : "custom"}`)}</span>
        <Button small isDisabled={!may} onPress={onUse} aria-label={t("templates.copyOf", { name: template.name })}>
          {t("templates.makeCopy")}
        </Button>
      </div>
    </li>
  );
}

/** Every template, with its page as it prints. */
export function Gallery({ all, may, onUse }: { all: TemplateSummary[]; may: boolean; onUse: (template: TemplateSummary) => void }) {
  const { t } = useTranslation();
  const own = all.filter((x) => x.own);
  const selection = useSelection(useMemo(() => [...all.filter((x) => x.own), ...all.filter((x) => !x.own)].map(({ id }) => id), [all]));
  const picked = all.filter(({ id }) => selection.picked.has(id));
  const mine = picked.filter((x) => x.own);
  const copy = async () => {
    if ((await forEach(picked, (x) => commands.beginTemplate(x.id, t("templates.copyName", { name: x.name })))) > 0) {
      await refreshed(keys.templates());
      selection.clear();
    }
  };
  const remove = async () => {
    const count = await forEach(mine, (x) => commands.deleteTemplate(x.id));
    if (count > 0) {
      await refreshed(keys.templates());
      notify("information", t("deletedMany", { count }), undoStep(count));
      selection.clear();
    }
  };
  const cards = (list: TemplateSummary[]) => (
    <ul className={styles.gallery}>
      {list.map((x) => (
        <Card key={x.id} template={x} may={may} onUse={() => onUse(x)} selection={selection} />
      ))}
    </ul>
  );
  return (
    <main className={layout.main}>
      <div className={layout.stack} style={{ gap: 24 }}>
        <div className={layout.stack}>
          <h1>{t("templates.title")}</h1>
          <p className={layout.lead}>{t("templates.lead")}</p>
        </div>
        <h2>{t("templates.yours")}</h2>
        {own.length > 0 ? (
          cards(own)
        ) : (
          <p className={styles.noOwn}>{t("templates.noOwn")}</p>
        )}
        <h2>{t("templates.builtIn")}</h2>
        {cards(all.filter((x) => !x.own))}
        <div className={styles.selected}>
          <SelectionBar
            selection={selection}
            actions={[
              { id: "copy", label: t("templates.makeCopy"), isDisabled: !may, run: () => void copy() },
              { id: "delete", label: t("delete"), danger: true, isDisabled: !may || mine.length === 0 || mine.length < picked.length, run: () => void remove() },
            ]}
          />
        </div>
      </div>
    </main>
  );
}
