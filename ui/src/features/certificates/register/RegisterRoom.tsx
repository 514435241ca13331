import { createColumnHelper, flexRender, getCoreRowModel, useReactTable } from "@tanstack/react-table";
import type { Table } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { BookOpen, Download } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";

import { TopBar } from "../../../app/TopBar";
import { attempt } from "../../../app/data";
import { useRegister } from "../../../app/lists";
import { day } from "../../../app/moment";
import { notify } from "../../../app/notices";
import { tableStyle } from "../../../app/tables";
import { useMay } from "../../../app/may";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { Certificate } from "../../../bindings";
import { Button, Empty, Tag } from "../../../design/controls";
import { TextInput } from "../../../design/fields";
import layout from "../../../design/layout.module.css";
import { CertificateCard } from "./CertificateCard";
import styles from "./register.module.css";

const column = createColumnHelper<Certificate>();

/** Height of a row, and rows drawn beyond those in sight. */
const ROW = 46;
const BEYOND = 12;

function useColumns(open: (serial: string) => void) {
  const { t } = useTranslation();
  return useMemo(() => [
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
        <span>
          <span dir="auto">{cell.getValue()}</span>
          {cell.row.original.latinName ? <span className={layout.itemDetail}> {cell.row.original.latinName}</span> : null}
        </span>
      ),
    }),
    column.accessor("programmeTitle", { header: t("register.programme") }),
    column.accessor("cohortName", { header: t("register.cohort") }),
    column.accessor("issuedOn", { header: t("register.issuedOn"), cell: (cell) => <span className={layout.number}>{day(cell.getValue())}</span> }),
    column.accessor((c) => c.standing.kind, {
      id: "standing",
      header: t("register.standing"),
      cell: (cell) => <Tag tone={cell.getValue() === "valid" ? "ok" : cell.getValue() === "revoked" ? "bad" : "neutral"}>{t(`standings.${cell.getValue()}`)}</Tag>,
    }),
  ], [t, open]);
}

interface RowsProps {
  table: Table<Certificate>;
  total: number;
  here: string | undefined;
  more: () => void;
}

/** The register as a table of which only what is in sight is drawn. */
function Rows({ table, total, here, more }: RowsProps) {
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
              <tr key={row.id} ref={list.measureElement} data-index={item.index} aria-rowindex={item.index + 2} aria-current={row.id === here ? "true" : undefined}>
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

export function RegisterRoom({ serial }: { serial?: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [query, setQuery] = useState("");
  const mayExport = useMay("exportRegister");
  const found = useRegister(query);
  const columns = useColumns(useCallback((wanted: string) => go(`/register/${wanted}`), [go]));
  const table = useReactTable({ data: found.rows, columns, getCoreRowModel: getCoreRowModel(), getRowId: (c) => c.serial });
  const total = found.first?.total ?? 0;
  const write = async () => {
    const path = await attempt(() => commands.exportRegister(query, tableStyle()));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
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
        <main className={layout.main}>
          {empty ? (
            <Empty Icon={BookOpen} title={t("register.emptyTitle")}>
              <p>{t("register.emptyText")}</p>
            </Empty>
          ) : (
            <div className={layout.stack} style={{ gap: 20 }}>
              <h1>{t("rooms.register")}</h1>
              <div className={`${layout.row} ${layout.end} ${layout.between}`}>
                <div className={styles.search}>
                  <TextInput label={t("register.search")} value={query} onChange={setQuery} type="search" placeholder={t("register.searchExample")} />
                </div>
                <p className={layout.over}>{t("register.counts", { count: total, revoked: found.first?.revoked ?? 0 })}</p>
              </div>
              <Rows table={table} total={total} here={serial} more={found.more} />
            </div>
          )}
        </main>
        {serial ? <CertificateCard key={serial} serial={serial} /> : null}
      </div>
    </>
  );
}
