import type { Programme, ProgrammeView } from "../../bindings";

/** What each part of a programme is handed. */
export interface TabProps {
  view: ProgrammeView;
  programme: Programme;
  frozen: boolean;
  edit: (change: (programme: Programme) => Programme) => void;
}
