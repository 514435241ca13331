import { createColumnHelper, flexRender, getCoreRowModel, useReactTable } from "@tanstack/react-table";
import { BookOpen, Download } from "lucide-react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";

import { TopBar } from "../../app/Frame";
import { attempt, useAnswer } from "../../app/data";
import { notify } from "../../app/notices";
import { commands } from "../../bindings";
import type { Certificate } from "../../bindings";
import { Button, Empty, Tag } from "../../design/controls";
import { TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import { CertificateCard } from "./CertificateCard";
import styles from "./register.module.css";

const PAGE = 100;
const column = createColumnHelper<Certificate>();

/** The table draws itself anew for a new list: with nothing to show it must be the same nothing. */
const NOTHING: Certificate[] = [];

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
    column.accessor("issuedOn", { header: t("register.issuedOn"), cell: (cell) => <span className={layout.number}>{cell.getValue()}</span> }),
    column.accessor((c) => c.standing.kind, {
      id: "standing",
      header: t("register.standing"),
      cell: (cell) => <Tag tone={cell.getValue() === "valid" ? "ok" : cell.getValue() === "revoked" ? "bad" : "neutral"}>{t(`standings.${cell.getValue()}`)}</Tag>,
    }),
  ], [t, open]);
}

export function RegisterRoom({ serial }: { serial?: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [query, setQuery] = useState("");
  const [page, setPage] = useState(0);
  useEffect(() => setPage(0), [query]);
  const data = useAnswer(["register", query, page], () => commands.registerPage(query, page * PAGE, PAGE));
  const columns = useColumns(useCallback((wanted: string) => go(`/register/${wanted}`), [go]));
  const rows = data.data?.certificates ?? NOTHING;
  const table = useReactTable({ data: rows, columns, getCoreRowModel: getCoreRowModel(), getRowId: (c) => c.serial });
  const total = data.data?.total ?? 0;
  const write = async () => {
    const path = await attempt(() => commands.exportRegister(query));
    if (path) {
      notify("ok", t("written", { path }));
    }
  };
  const empty = total === 0 && query === "" && !data.isPending;
  return (
    <>
      <TopBar path={[t("rooms.issue"), t("rooms.register"), ...(serial ? [serial] : [])]}>
        <Button onPress={() => go("/stock")}>{t("register.stock")}</Button>
        <Button onPress={() => go("/renewals")}>{t("register.runningOut")}</Button>
        <Button onPress={() => void write()} isDisabled={total === 0}>
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
                <p className={layout.over}>{t("register.counts", { count: total, revoked: data.data?.revoked ?? 0 })}</p>
              </div>
              <div className={layout.card}>
                <table className={layout.table}>
                  <thead>
                    {table.getHeaderGroups().map((group) => (
                      <tr key={group.id}>
                        {group.headers.map((header) => (
                          <th key={header.id} scope="col">
                            {flexRender(header.column.columnDef.header, header.getContext())}
                          </th>
                        ))}
                      </tr>
                    ))}
                  </thead>
                  <tbody>
                    {table.getRowModel().rows.map((row) => (
                      <tr key={row.id} aria-current={row.id === serial ? "true" : undefined}>
                        {row.getVisibleCells().map((cell) => (
                          <td key={cell.id}>{flexRender(cell.column.columnDef.cell, cell.getContext())}</td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {total > PAGE ? (
                <div className={layout.row}>
                  <Button onPress={() => setPage(page - 1)} isDisabled={page === 0}>
                    {t("register.previous")}
                  </Button>
                  <p className={layout.over}>{t("register.page", { from: page * PAGE + 1, to: Math.min(total, (page + 1) * PAGE), total })}</p>
                  <Button onPress={() => setPage(page + 1)} isDisabled={(page + 1) * PAGE >= total}>
                    {t("register.next")}
                  </Button>
                </div>
              ) : null}
            </div>
          )}
        </main>
        {serial ? <CertificateCard key={serial} serial={serial} /> : null}
      </div>
    </>
  );
}
