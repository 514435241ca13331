import { useEffect } from "react";
import { useLocation } from "wouter";

import { Notice, RemoveButton } from "../design/controls";
import layout from "../design/layout.module.css";
import { ROOM, clearTrouble, useTrouble } from "../design/troubles";
import styles from "./app.module.css";
import { useTranslation } from "./text";

/** What could not be done in this room, until it is tried again, closed or left. */
export function Trouble() {
  const [place] = useLocation();
  return <Here key={place} />;
}

function Here() {
  const { t } = useTranslation();
  const text = useTrouble(ROOM);
  useEffect(() => () => clearTrouble(ROOM), []);
  return text === undefined ? null : (
    <div className={styles.trouble}>
      <Notice tone="bad">
        <div className={`${layout.row} ${layout.between}`}>
          <p dir="auto">{text}</p>
          <RemoveButton label={t("dismiss")} onPress={() => clearTrouble(ROOM)} />
        </div>
      </Notice>
    </div>
  );
}
