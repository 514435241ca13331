import { getDocument, GlobalWorkerOptions } from "pdfjs-dist/legacy/build/pdf.mjs";
import worker from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import styles from "./certificates.module.css";

GlobalWorkerOptions.workerSrc = worker;

/** Draws the first page of a PDF (base64): the very file that prints. */
export function PdfPage({ pdf, label }: { pdf: string; label: string }) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    const bytes = Uint8Array.from(atob(pdf), (c) => c.charCodeAt(0));
    const task = getDocument({ data: bytes, isEvalSupported: false });
    let left = false;
    const draw = async () => {
      const document = await task.promise;
      const page = await document.getPage(1);
      const target = canvas.current;
      if (left || !target) {
        return;
      }
      const wide = target.parentElement?.clientWidth ?? 600;
      const plain = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: (wide / plain.width) * Math.max(2, window.devicePixelRatio) });
      target.width = viewport.width;
      target.height = viewport.height;
      await page.render({ canvas: target, viewport }).promise;
      target.dataset.ready = "true";
      setTrouble("");
    };
    draw().catch((error: unknown) => {
      if (!left) {
        setTrouble(String(error));
      }
    });
    return () => {
      left = true;
      void task.destroy();
    };
  }, [pdf]);
  return (
    <figure className={styles.page}>
      {/* The page says itself which way its words run; the window must not turn them round. */}
      <canvas ref={canvas} dir="ltr" role="img" aria-label={label} />
      {trouble ? <figcaption>{t("press.noPreview", { trouble })}</figcaption> : null}
    </figure>
  );
}
