import { useState } from "react";

import { attempt } from "../../../app/data";
import { useTranslation } from "../../../app/text";
import { commands } from "../../../bindings";
import type { AgreementOfFile } from "../../../bindings";
import { Button } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import { Figures } from "../scoring/Figures";

/** Agreement of raters in a table from anywhere. */
export function AgreementCard() {
  const { t } = useTranslation();
  const [found, setFound] = useState<AgreementOfFile | null>(null);
  const open = async () => {
    const read = await attempt(commands.chooseRatings);
    if (read) {
      setFound(read);
    }
  };
  return (
    <div className={layout.column}>
      <h1>{t("panels.agreement")}</h1>
      <p className={layout.lead}>{t("panels.agreementLead")}</p>
      <div>
        <Button look="primary" onPress={() => void open()}>
          {t("panels.openRatings")}
        </Button>
      </div>
      {found ? (
        <>
          <p>{t("panels.ofFile", { file: found.fileName, units: found.units, raters: found.raters.length, missing: found.missing })}</p>
          <Figures figures={found.figures} />
        </>
      ) : null}
    </div>
  );
}
