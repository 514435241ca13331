import { useLocation } from "wouter";

import { TopBar } from "../../../app/TopBar";
import { useTranslation } from "../../../app/text";
import { Button } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import { NumberedPaper } from "./NumberedPaper";
import { VoidSerials } from "./VoidSerials";

/** Every sheet of numbered paper and every serial that no certificate has. */
export function StockRoom() {
  const { t } = useTranslation();
  const [, go] = useLocation();
  return (
    <>
      <TopBar path={[t("rooms.issue"), t("rooms.register"), t("register.stock")]}>
        <Button onPress={() => go("/register")}>{t("renewals.back")}</Button>
      </TopBar>
      <main className={layout.main}>
        <div className={layout.column}>
          <h1>{t("register.stock")}</h1>
          <NumberedPaper />
          <VoidSerials />
        </div>
      </main>
    </>
  );
}
