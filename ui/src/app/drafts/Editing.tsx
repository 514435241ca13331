import { hashKey } from "@tanstack/react-query";
import type { QueryKey } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { Refusals } from "../../design/refusals";
import { useRefusals } from "./registry";

/** What edits the record of a screen: its fields say why what stands in them was refused. */
export function Editing({ of, children }: { of: QueryKey; children: ReactNode }) {
  return <Refusals value={useRefusals(hashKey(of))}>{children}</Refusals>;
}
