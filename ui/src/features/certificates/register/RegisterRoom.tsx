import { createColumnHelper, flexRender, getCoreRowModel, useReactTable } from "@tanstack/react-table";
import type { Table } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { BookOpen, Download } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";

import { TopBar } from "../../../app/TopBar";
import { copyText } from "../../../app/clipboard";
import { attempt } from "../../../app/data";
import { facts } from "../../../app/figures";
import { useIntent } from "../../../app/intents";
import { useRegister } from "../../../app/lists";
import { day } from "../../../app/moment";
import { notify } from "../../../app/notices";
import { useRemembered } from "../../../app/remembered";
import { tableStyle } from "../../../app/tables";
import { useMay } from "../../../app/may";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { Certificate } from "../../../bindings";
import { menuOf } from "../../../design/ContextMenu";
import { Button, Empty, Tag } from "../../../design/controls";
import { Checkbox, TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import type { MenuAction } from "../../../design/menu";
import { NARROW, useMedia } from "../../../design/narrow";
import { CertificateCard, Revoke } from "./CertificateCard";
import styles from "./register.module.css";

const column = createColumnHelper<Certificate>();

/** Height of a row, and rows drawn beyond those in sight. */
const ROW = 46;
const BEYOND = 12;

/** What stays when the card of a certificate is beside the list. */
const BESIDE_CARD = new Set(["tick", "serial", "name", "learnerNumber", "standing"]);

function useColumns(open: (serial: string) => void, narrow: boolean, picked: ReadonlySet<string>, pick: (serial: string, on: boolean) => void) {
  const { t } = useTranslation();
  return useMemo(() => {
    const all = [
      column.display({
        id: "tick",
        header: () => <span className={styles.hidden}>{t("register.select")}</span>,
        cell: ({ row }) => <Checkbox label={t("register.selectOne", { serial: row.id })} isSelected={picked.has(row.id)} onChange={(on) => pick(row.id, on)} />,
      }),
      column.accessor("serial", {
        header: t("register.serial"),
        cell: (cell) => (
          <Button look="quiet" small onPress={() => open(cell.getValue())}>
            {cell.getValue()}
          </Button>
        ),
      }),
      column.accessor("name", {
        header: t("register.name"),
        cell: (cell) => (
          <span title={facts(cell.getValue(), cell.row.original.latinName)}>
            <span dir="auto">{cell.getValue()}</span>
            {" "}
            {cell.row.original.latinName ? <span className={layout.itemDetail} dir="auto">{cell.row.original.latinName}</span> : null}
          </span>
        ),
      }),
      column.accessor("learnerNumber", { header: t("register.number"), cell: (cell) => <bdi className={layout.number}>{cell.getValue()}</bdi> }),
      column.accessor("programmeTitle", { header: t("register.programme"), cell: (cell) => <span dir="auto" title={cell.getValue()}>{cell.getValue()}</span> }),
      column.accessor("cohortName", { header: t("register.cohort"), cell: (cell) => <span dir="auto" title={cell.getValue()}>{cell.getValue()}</span> }),
      column.accessor("grade", { header: t("register.grade"), cell: (cell) => <span dir="auto">{cell.getValue()}</span> }),
      column.accessor("issuedOn", { header: t("register.issuedOn"), cell: (cell) => <span className={layout.number}>{day(cell.getValue())}</span> }),
      column.accessor("validUntil", { header: t("register.validUntil"), cell: (cell) => <span className={layout.number}>{cell.getValue() ? day(cell.getValue() ?? "") : "–"}</span> }),
      column.accessor((c) => c.standing.kind, {
        id: "standing",
        header: t("register.standing"),
        cell: (cell) => <Tag tone={cell.getValue() === "valid" ? "ok" : cell.getValue() === "revoked" ? "bad" : cell.getValue() === "suspended" ? "warning" : "neutral"}>{t(`standings.${cell.getValue()}`)}</Tag>,
      }),
    ];
    return narrow ? all.filter(({ id, ...rest }) => BESIDE_CARD.has(id ?? ("accessorKey" in rest ? String(rest.accessorKey) : ""))) : all;
  }, [t, open, narrow, picked, pick]);
}

interface RowsProps {
  table: Table<Certificate>;
  total: number;
  here: string | undefined;
  more: () => void;
  open: (serial: string) => void;
  /** A row was pressed with Shift or Ctrl: it is selected, or all up to it. */
  select: (serial: string, upTo: boolean) => void;
  actions: (certificate: Certificate) => MenuAction[];
}

/** The register as a table of which only what is in sight is drawn. */
function Rows({ table, total, here, more, open, select, actions }: RowsProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const { rows } = table.getRowModel();
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: BEYOND });
  const items = list.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  useEffect(() => {
    if (rows.length > 0 && (last?.index ?? 0) >= rows.length - BEYOND) {
      more();
    }
  }, [last?.index, rows.length, more]);
  return (
    // A box that scrolls must be reachable by keyboard (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={box} className={`${layout.card} ${styles.rows}`} tabIndex={0} role="region" aria-label={t("rooms.register")}>
      <table className={layout.table} aria-rowcount={total + 1}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => (
                <th key={header.id} scope="col">
                  {flexRender(header.column.columnDef.header, header.getContext())}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {first && first.start > 0 ? <tr aria-hidden style={{ height: first.start }} /> : null}
          {items.map((item) => {
            const row = rows[item.index];
            return row ? (
              // The whole row is a target; by key its serial is one.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
              <tr key={row.id} ref={list.measureElement} data-index={item.index} aria-rowindex={item.index + 2} aria-current={row.id === here ? "true" : undefined}
                {...menuOf(row.id, () => actions(row.original))}
                onClick={(event) => {
                  // What is pressed within the row does its own.
                  if (event.target instanceof Element && event.target.closest("button, label, a") === null) {
                    if (event.shiftKey || event.ctrlKey || event.metaKey) {
                      select(row.id, event.shiftKey);
                    } else {
                      open(row.id);
                    }
                  }
                }}
              >
                {row.getVisibleCells().map((cell) => (
                  <td key={cell.id}>{flexRender(cell.column.columnDef.cell, cell.getContext())}</td>
                ))}
              </tr>
            ) : null;
          })}
          {last && last.end < list.getTotalSize() ? <tr aria-hidden style={{ height: list.getTotalSize() - last.end }} /> : null}
        </tbody>
      </table>
    </div>
  );
}

/** What was selected, and what is done with all of it. */
function Selected({ picked, certificates, clear, may }: { picked: ReadonlySet<string>; certificates: Certificate[]; clear: () => void; may: boolean }) {
  const { t } = useTranslation();
  const [revoking, setRevoking] = useState(false);
  if (picked.size === 0) {
    return null;
  }
  const valid = certificates.filter((c) => picked.has(c.serial) && c.standing.kind === "valid").map((c) => c.serial);
  return (
    <div className={`${layout.row} ${layout.wrap}`}>
      <p className={layout.fine}>{t("selected", { count: picked.size })}</p>
      <Button small danger isDisabled={!may || valid.length === 0} onPress={() => setRevoking(true)}>
        {t("register.revokeSome", { count: valid.length })}
      </Button>
      <Button small look="quiet" onPress={clear}>
        {t("selectNone")}
      </Button>
      {revoking ? (
        <Revoke
          serials={valid}
          onClose={() => setRevoking(false)}
          onDone={() => {
            setRevoking(false);
            clear();
          }}
        />
      ) : null}
    </div>
  );
}

export function RegisterRoom({ serial }: { serial?: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [query, setQuery] = useRemembered("register", "");
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [from, setFrom] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<string | null>(null);
  const search = useRef<HTMLDivElement>(null);
  const may = useMay("issue");
  const mayExport = useMay("exportRegister");
  const found = useRegister(query);
  useIntent("search", () => search.current?.querySelector("input")?.focus());
  const open = useCallback((wanted: string) => go(`/register/${wanted}`), [go]);
  const pick = useCallback((one: string, on: boolean) => {
    setFrom(one);
    setPicked((before) => new Set(on ? [...before, one] : [...before].filter((other) => other !== one)));
  }, []);
  const columns = useColumns(open, serial !== undefined, picked, pick);
  const select = (one: string, upTo: boolean) => {
    const serials = found.rows.map((c) => c.serial);
    const [a, b] = [serials.indexOf(from ?? one), serials.indexOf(one)];
    if (upTo && a !== -1) {
      setPicked(new Set([...picked, ...serials.slice(Math.min(a, b), Math.max(a, b) + 1)]));
    } else {
      pick(one, !picked.has(one));
    }
  };
  const reprint = async (one: string, duplicate: boolean) => {
    const path = await attempt(() => commands.reprintCertificate(one, duplicate));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  const actions = (c: Certificate): MenuAction[] => {
    const valid = c.standing.kind === "valid" && may;
    return [
      { id: "open", label: t("openIt"), run: () => open(c.serial) },
      { id: "reprint", label: t("register.reprint"), isDisabled: !valid, run: () => void reprint(c.serial, false) },
      { id: "duplicate", label: t("register.duplicate"), isDisabled: !valid, run: () => void reprint(c.serial, true) },
      { id: "copy", label: t("register.copySerial"), run: () => void copyText(c.serial) },
      { id: "revoke", label: t("register.revoke"), isDisabled: !valid, run: () => setRevoking(c.serial) },
    ];
  };
  const table = useReactTable({ data: found.rows, columns, getCoreRowModel: getCoreRowModel(), getRowId: (c) => c.serial });
  const total = found.first?.total ?? 0;
  const write = async () => {
    const path = await attempt(() => commands.exportRegister(query, tableStyle()));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  const narrow = useMedia(NARROW);
  // A narrow window has room for one of the two.
  const alone = narrow && serial !== undefined;
  const empty = found.first?.total === 0 && query === "";
  return (
    <>
      <TopBar path={[t("rooms.issue"), t("rooms.register"), ...(serial ? [serial] : [])]}>
        <Button onPress={() => go("/stock")}>{t("register.stock")}</Button>
        <Button onPress={() => go("/renewals")}>{t("register.runningOut")}</Button>
        <Button onPress={() => void write()} isDisabled={total === 0 || !mayExport}>
          <Download size={16} aria-hidden />
          {t("register.export")}
        </Button>
      </TopBar>
      <div className={`${layout.room} ${serial ? styles.withCard : layout.wide}`}>
        <main className={`${layout.main} ${empty ? "" : layout.filled}`} hidden={alone}>
          {empty ? (
            <Empty Icon={BookOpen} title={t("register.emptyTitle")}>
              <p>{t("register.emptyText")}</p>
              <Button look="primary" onPress={() => go("/certificates")}>
                {t("cohorts.print")}
              </Button>
            </Empty>
          ) : (
            <div className={layout.fills}>
              <h1>{t("rooms.register")}</h1>
              <div className={`${layout.row} ${layout.end} ${layout.between}`}>
                <div ref={search} className={styles.search}>
                  <TextInput label={t("register.search")} value={query} onChange={setQuery} type="search" placeholder={t("register.searchExample")} />
                </div>
                {found.first ? <p className={layout.over}>{t("register.counts", { count: total, revoked: found.first.revoked })}</p> : null}
              </div>
              <Selected picked={picked} certificates={found.rows} clear={() => setPicked(new Set())} may={may} />
              <Rows table={table} total={total} here={serial} more={found.more} open={open} select={select} actions={actions} />
            </div>
          )}
        </main>
        {serial ? <CertificateCard key={serial} serial={serial} onClose={() => go("/register")} /> : null}
      </div>
      {revoking ? <Revoke serials={[revoking]} onClose={() => setRevoking(null)} onDone={() => setRevoking(null)} /> : null}
    </>
  );
}
