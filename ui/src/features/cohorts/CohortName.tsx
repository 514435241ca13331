import { Pencil } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { KeyboardEvent } from "react";

import { attemptAtField } from "../../app/data";
import { useMay } from "../../app/may";
import { notify } from "../../app/notices";
import { useTranslation } from "../../app/text";
import { undoStep } from "../../app/undoing";
import { commands } from "../../bindings";
import type { Cohort } from "../../bindings";
import { Button } from "../../design/controls";
import { TextInput } from "../../design/fields";
import layout from "../../design/layout.module.css";
import styles from "./cohorts.module.css";

interface NameProps {
  cohort: Cohort;
  isRenaming: boolean;
  onRenaming: (renaming: boolean) => void;
}

/** The name as it is written anew: Enter keeps it, Escape leaves it as it was. */
function Writing({ cohort, onDone }: { cohort: Cohort; onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(cohort.name);
  const [refused, setRefused] = useState<string>();
  const place = useRef<HTMLDivElement>(null);
  const over = useRef(false);
  useEffect(() => place.current?.querySelector("input")?.select(), []);
  const keep = async () => {
    if (over.current) {
      return;
    }
    if (name.trim() === cohort.name) {
      over.current = true;
      onDone();
      return;
    }
    over.current = true;
    const renamed = await attemptAtField(() => commands.renameCohort(cohort.id, name), setRefused);
    over.current = false;
    if (renamed) {
      notify("ok", t("cohorts.renamed", { name: renamed.name }), undoStep());
      onDone();
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      event.preventDefault();
      void keep();
    } else if (event.key === "Escape") {
      event.preventDefault();
      over.current = true;
      onDone();
    }
  };
  return (
    // Keys come up from the field in it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={place} className={styles.writing} onKeyDown={press}>
      <TextInput
        hideLabel
        autoFocus
        label={t("cohorts.nameOf")}
        value={name}
        error={refused}
        onChange={(text) => {
          setRefused(undefined);
          setName(text);
        }}
        onBlur={() => void keep()}
      />
    </div>
  );
}

/** The name of a cohort, renamed where it stands. */
export function CohortName({ cohort, isRenaming, onRenaming }: NameProps) {
  const { t } = useTranslation();
  const may = useMay("keepCohorts");
  if (isRenaming && may) {
    return <Writing cohort={cohort} onDone={() => onRenaming(false)} />;
  }
  return (
    <div className={layout.row}>
      {/* By key the button beside it does the same. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <h1 dir="auto" onDoubleClick={() => onRenaming(true)}>
        {cohort.name}
      </h1>
      {may ? (
        <Button look="quiet" icon aria-label={t("cohorts.renameIt", { name: cohort.name })} onPress={() => onRenaming(true)}>
          <Pencil size={16} aria-hidden />
        </Button>
      ) : null}
    </div>
  );
}
