import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useLocation } from "wouter";

import { MayNot } from "../../../app/MayNot";
import { TopBar } from "../../../app/TopBar";
import { useMay } from "../../../app/may";
import { useTranslation } from "../../../app/text";
import layout from "../../../design/layout.module.css";
import { Endorsements } from "./Endorsements";
import { KnownFiles } from "./KnownFiles";
import { MyList } from "./MyList";

const TABS = ["lists", "mine", "endorsements"] as const;

/** Who vouches for issuers: lists that others signed, and the one that is signed here. */
export function IssuerRoom({ tab }: { tab?: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const may = useMay("sign");
  const here = TABS.find((name) => name === tab) ?? "lists";
  return (
    <>
      <TopBar path={[t("rooms.issue"), t("rooms.issuers"), t(`issuers.tabs.${here}`)]} />
      <main className={layout.main}>
        <div className={layout.stack} style={{ gap: 20 }}>
          <div className={layout.stack}>
            <h1>{t("rooms.issuers")}</h1>
            <p className={layout.lead}>{t("issuers.lead")}</p>
          </div>
          <MayNot action="sign" />
          <Tabs selectedKey={here} onSelectionChange={(chosen) => go(`/issuers/${String(chosen)}`)}>
            <TabList className={layout.tabs} aria-label={t("rooms.issuers")}>
              {TABS.map((name) => (
                <Tab key={name} id={name} className={layout.tab}>
                  {t(`issuers.tabs.${name}`)}
                </Tab>
              ))}
            </TabList>
            <TabPanel id="lists" className={layout.panel}>
              <KnownFiles may={may} />
            </TabPanel>
            <TabPanel id="mine" className={layout.panel}>
              <MyList may={may} />
            </TabPanel>
            <TabPanel id="endorsements" className={layout.panel}>
              <Endorsements may={may} />
            </TabPanel>
          </Tabs>
        </div>
      </main>
    </>
  );
}
