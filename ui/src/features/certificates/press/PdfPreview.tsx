import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from "lucide-react";
import { useState } from "react";

import { inPercent } from "../../../app/figures";
import { useTranslation } from "../../../app/text";
import { Button } from "../../../design/controls";
import layout from "../../../design/layout.module.css";
import { PdfPage } from "./PdfPage";
import styles from "./certificates.module.css";

/** How large a page is shown: 1 is as large as its place has room for, in width and height. */
const STEPS = [1, 1.5, 2, 3];

interface PreviewProps {
  /** The file, as base64. */
  pdf: string;
  label: string;
  /** Another is being made: what is shown is the one before. */
  isOld?: boolean;
}

/** The pages of a file: fitted into their place, turned and enlarged. */
export function PdfPreview({ pdf, label, isOld }: PreviewProps) {
  const { t } = useTranslation();
  const [wanted, setPage] = useState(1);
  const [pages, setPages] = useState(1);
  const [zoom, setZoom] = useState(0);
  const page = Math.min(wanted, pages);
  const factor = STEPS[zoom] ?? 1;
  return (
    <div className={styles.preview}>
      {/* A page that is enlarged scrolls, so it must be reachable by keyboard (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.sheet} data-old={isOld || undefined} tabIndex={0} role="group" aria-label={label} aria-busy={isOld}>
        <PdfPage pdf={pdf} label={label} page={page} zoom={factor} fits onPages={setPages} />
      </div>
      <div className={`${layout.row} ${layout.between}`}>
        <span className={layout.fine} role="status">
          {isOld ? t("press.making") : null}
        </span>
        <span className={layout.row}>
          {pages > 1 ? (
            <>
              <Button look="quiet" icon small aria-label={t("press.pageBefore")} isDisabled={page === 1} onPress={() => setPage(page - 1)}>
                <ChevronLeft size={16} aria-hidden />
              </Button>
              <span className={layout.fine}>{t("press.pageOfPages", { page, pages })}</span>
              <Button look="quiet" icon small aria-label={t("press.pageAfter")} isDisabled={page === pages} onPress={() => setPage(page + 1)}>
                <ChevronRight size={16} aria-hidden />
              </Button>
            </>
          ) : null}
          <Button look="quiet" icon small aria-label={t("templates.zoomOut")} isDisabled={zoom === 0} onPress={() => setZoom(zoom - 1)}>
            <ZoomOut size={16} aria-hidden />
          </Button>
          <span className={layout.fine}>{inPercent(Math.round(factor * 100))}</span>
          <Button look="quiet" icon small aria-label={t("templates.zoomIn")} isDisabled={zoom === STEPS.length - 1} onPress={() => setZoom(zoom + 1)}>
            <ZoomIn size={16} aria-hidden />
          </Button>
        </span>
      </div>
    </div>
  );
}
