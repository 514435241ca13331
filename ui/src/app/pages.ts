// Lists that are read a page at a time: a hundred rows as quickly out of a million as out of ten.
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { QueryKey } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";

/** Rows asked for at once. */
export const AT_ONCE = 100;

/** A part of a list. */
export interface Page<T> {
  rows: T[];
  /** Where the next part begins; nothing after the last. */
  next: string | null;
}

/** What is known of a list so far. */
export interface Pages<P extends Page<unknown>> {
  rows: P["rows"];
  /** The first page, which says what is so of the whole list. */
  first: P | undefined;
  /** Nothing is known yet. */
  isPending: boolean;
  /** All rows are here. */
  isWhole: boolean;
  error: unknown;
  /** Reads the next page, where there is one. */
  more: () => void;
  /** Reads what is left, and answers with every row. */
  all: () => Promise<P["rows"]>;
}

const rowsOf = <P extends Page<unknown>>(pages: P[] = []): P["rows"] => pages.flatMap((page) => page.rows);

/**
 * A list, page by page, under its key. What was there stays in sight until the answer to other
 * words comes.
 */
export function usePages<P extends Page<unknown>>(key: QueryKey, fetch: (after: string | null) => Promise<P>, enabled = true): Pages<P> {
  const found = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => fetch(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last: P) => last.next,
    placeholderData: keepPreviousData,
    enabled,
  });
  const { data, hasNextPage, isFetching, fetchNextPage } = found;
  const rows = useMemo(() => rowsOf(data?.pages), [data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) {
      void fetchNextPage({ cancelRefetch: false });
    }
  }, [hasNextPage, isFetching, fetchNextPage]);
  const all = useCallback(async () => {
    let now = await fetchNextPage({ cancelRefetch: false });
    while (now.hasNextPage) {
      // Where a page begins is known from the one before.
      // oxlint-disable-next-line no-await-in-loop
      now = await fetchNextPage({ cancelRefetch: false });
    }
    return rowsOf(now.data?.pages);
  }, [fetchNextPage]);
  return { rows, first: data?.pages[0], isPending: found.isPending, isWhole: data !== undefined && !hasNextPage, error: found.error, more, all };
}
