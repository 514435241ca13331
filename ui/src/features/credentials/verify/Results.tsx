import { useMemo, useState } from "react";
import { ToggleButton } from "react-aria-components";

import { facts } from "../../../app/figures";
import { number } from "../../../app/locale";
import { useTranslation } from "../../../app/text";
import type { Verified } from "../../../bindings";
import { VirtualRows } from "../../../design/VirtualRows";
import { classes } from "../../../design/classes";
import layout from "../../../design/layout.module.css";
import { Sign, VerdictTag, lookOf } from "./Verdict";
import styles from "./verify.module.css";
import type { Outcome } from "./verifying";

interface ResultProps {
  of: Verified;
  /** It stands within another, and in no file of its own. */
  isWithin?: boolean;
  isChosen: boolean;
  choose: () => void;
}

/** One file or text, as the list shows it. */
export function Result({ of, isWithin = false, isChosen, choose }: ResultProps) {
  const { t, say } = useTranslation();
  const look = lookOf(of);
  const file = isWithin ? "" : of.file || t("verifying.pasted");
  return (
    <button type="button" className={classes(layout.rowButton, layout.item, styles.result)} aria-current={isChosen ? "true" : undefined} onClick={choose}>
      <Sign look={look} />
      <span className={styles.facts}>
        <span className={layout.itemTitle} dir="auto">
          {look === "unread" ? file || t("verifying.untitled") : of.learner || of.title || t("verifying.untitled")}
        </span>
        {look === "unread" ? (
          <span className={layout.itemDetail}>{of.problem ? say(of.problem) : null}</span>
        ) : (
          <>
            {of.learner ? <span dir="auto">{of.title || t("verifying.untitled")}</span> : null}
            <span className={layout.itemDetail} dir="auto">
              {of.issuerName || t("verifying.notNamed")}
            </span>
            {of.claimedName && of.claimedName !== of.issuerName ? (
              <span className={styles.claimed} dir="auto">
                {t("verify.claimedName", { name: of.claimedName })}
              </span>
            ) : null}
            <span className={styles.claimed} dir="auto">
              {facts(file, t(`verifying.sorts.${of.sort}`))}
            </span>
          </>
        )}
      </span>
      <VerdictTag look={look} />
    </button>
  );
}

const TILES = ["valid", "notValid", "cannotTell"] as const;
type Tile = (typeof TILES)[number];

interface ResultsProps {
  outcome: Outcome;
  /** The place of what is chosen. */
  chosen: number;
  choose: (place: number) => void;
}

/** What was verified together: how many of each sort, and each of them. */
export function Results({ outcome, chosen, choose }: ResultsProps) {
  const { t } = useTranslation();
  const [only, setOnly] = useState<Tile | null>(null);
  const { shown, folder } = outcome;
  const placed = useMemo(() => shown.map((of, place) => ({ of, place })), [shown]);
  const rows = placed.filter(({ of }) => only === null || of.verdict === only);
  const count = (tile: Tile) => folder?.[tile] ?? shown.filter((of) => of.verdict === tile).length;
  const total = folder?.total ?? shown.length;
  return (
    <div className={layout.stack} style={{ gap: 12 }}>
      {folder ? (
        <p className={layout.over} dir="auto">
          {t("verifying.inFolder", { total, folder: folder.folder })}
        </p>
      ) : null}
      {total > 1 ? (
        <div className={layout.figures}>
          {TILES.map((tile) => (
            <ToggleButton key={tile} className={layout.figure} data-tone={count(tile) === 0 ? undefined : { valid: undefined, notValid: "bad", cannotTell: "warning" }[tile]} isSelected={only === tile} isDisabled={count(tile) === 0} onChange={(on) => setOnly(on ? tile : null)}>
              <strong>{number(count(tile))}</strong>{" "}
              <span>{t(`verifying.counts.${tile}`)}</span>
            </ToggleButton>
          ))}
        </div>
      ) : null}
      {folder && folder.total > shown.length ? <p className={layout.fine}>{t("verifying.firstShown", { shown: shown.length })}</p> : null}
      {total === 0 ? <p className={layout.lead}>{t("verifying.nobody")}</p> : null}
      {total > 0 && rows.length === 0 ? <p className={layout.fine}>{t("verifying.noneShown")}</p> : null}
      {rows.length > 0 ? <VirtualRows label={t("verifying.results")} rows={rows} rowHeight={96} render={({ of, place }) => <Result of={of} isChosen={place === chosen} choose={() => choose(place)} />} /> : null}
    </div>
  );
}
