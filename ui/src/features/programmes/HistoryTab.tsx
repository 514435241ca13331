import { Link } from "wouter";

import { useTranslation } from "../../app/text";
import { Tag } from "../../design/controls";
import layout from "../../design/layout.module.css";
import { VersionsList } from "../workspace/versions/Versions";
import type { TabProps } from "./tab";
import { STATE_TONE } from "./wording";

export function HistoryTab({ view, programme }: TabProps) {
  const { t } = useTranslation();
  return (
    <div className={layout.stack}>
      <h2>{t("history.versions")}</h2>
    <table className={`${layout.card} ${layout.table}`}>
      <thead>
        <tr>
          <th scope="col">{t("history.version")}</th>
          <th scope="col">{t("history.title")}</th>
          <th scope="col">{t("history.state")}</th>
        </tr>
      </thead>
      <tbody>
        {view.versions.map((version) => (
          <tr key={version.id}>
            <td>{version.id === programme.id ? t("history.this", { version: version.version }) : <Link href={`/programmes/${version.id}`}>{t("history.other", { version: version.version })}</Link>}</td>
            <td>{version.title}</td>
            <td>
              <Tag tone={STATE_TONE[version.state]}>{t(`states.${version.state}`)}</Tag>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
      <h2>{t("history.changes")}</h2>
      <VersionsList kind="programme" id={programme.id} />
    </div>
  );
}
