import { MayNot } from "../../../app/MayNot";
import { TopBar } from "../../../app/TopBar";
import { useData, words } from "../../../app/data";
import { keys } from "../../../app/keys";
import { useMay } from "../../../app/may";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import { Notice } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import { Contents } from "./Contents";
import { FirstKeys } from "./FirstKeys";
import { KeyTable } from "./KeyTable";
import { Publish } from "./Publish";
import { Standing } from "./Standing";

/** The keys of the institution, what they sign, and what others verify it with. */
export function KeyRoom() {
  const { t } = useTranslation();
  const found = useData(keys.signing(), commands.signing);
  const may = useMay("sign");
  const mayKeep = useMay("keepKeys");
  const state = found.data;
  return (
    <>
      <TopBar path={[t("rooms.issue"), t("rooms.keys")]} />
      <main className={layout.main} aria-busy={found.isPending || undefined}>
        <div className={layout.column}>
          <h1>{t("rooms.keys")}</h1>
          <MayNot action="keepKeys" />
          {found.error ? <Notice tone="bad">{words(found.error)}</Notice> : null}
          {state && state.keys.length === 0 ? <FirstKeys state={state} may={mayKeep} /> : null}
          {state && state.keys.length > 0 ? (
            <>
              <Standing state={state} may={may} />
              <KeyTable state={state} may={mayKeep} />
              <Contents state={state} may={mayKeep} />
              <Publish state={state} may={may} />
            </>
          ) : null}
        </div>
      </main>
    </>
  );
}
