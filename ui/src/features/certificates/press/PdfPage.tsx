import { useEffect, useRef, useState } from "react";

import { useTranslation } from "../../../app/text";
import styles from "./certificates.module.css";

/** The reader of PDFs, loaded with the first page that is shown. */
async function reader() {
  const [{ getDocument, GlobalWorkerOptions }, worker] = await Promise.all([
    import("pdfjs-dist/legacy/build/pdf.mjs"),
    import("pdfjs-dist/legacy/build/pdf.worker.min.mjs?url"),
  ]);
  GlobalWorkerOptions.workerSrc = worker.default;
  return getDocument;
}

interface PdfPageProps {
  /** The file, as base64. */
  pdf: string;
  label: string;
  /** Which page, from 1. */
  page?: number;
  /** Width in CSS pixels; that of the place it stands in when left out. */
  width?: number;
  /** Without a frame of its own. */
  bare?: boolean;
  /** It is as large as its place has room for, in width and in height, and so many times that. */
  fits?: boolean;
  zoom?: number;
  /** Told how many pages the file has. */
  onPages?: (pages: number) => void;
}

/** Draws a page of a PDF: the very file that prints. */
export function PdfPage({ pdf, label, page: number = 1, width, bare, fits, zoom = 1, onPages }: PdfPageProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    const bytes = Uint8Array.from(atob(pdf), (c) => c.charCodeAt(0));
    let task: ReturnType<Awaited<ReturnType<typeof reader>>> | null = null;
    let left = false;
    const draw = async () => {
      const getDocument = await reader();
      if (left) {
        return;
      }
      task = getDocument({ data: bytes, isEvalSupported: false });
      const document = await task.promise;
      const page = await document.getPage(Math.min(number, document.numPages));
      const target = canvas.current;
      if (left || !target) {
        return;
      }
      onPages?.(document.numPages);
      const plain = page.getViewport({ scale: 1 });
      const place = target.parentElement?.parentElement;
      const most = target.parentElement?.clientWidth ?? 600;
      const wide = width ?? (fits && place ? Math.min(place.clientWidth, (place.clientHeight * plain.width) / plain.height) * zoom : most);
      // One dot to a pixel of the screen: a page that is drawn larger and shown smaller looks ragged.
      const dots = Math.round(wide * window.devicePixelRatio);
      const viewport = page.getViewport({ scale: dots / plain.width });
      // Drawn aside, and shown whole: the page that stands there stays until the next is ready.
      const aside = window.document.createElement("canvas");
      aside.width = dots;
      aside.height = Math.round(viewport.height);
      await page.render({ canvas: aside, viewport }).promise;
      if (left) {
        return;
      }
      target.width = aside.width;
      target.height = aside.height;
      if (fits) {
        target.style.width = `${Math.floor(wide)}px`;
      }
      target.getContext("2d")?.drawImage(aside, 0, 0);
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
      void task?.destroy();
    };
  }, [pdf, number, width, fits, zoom, onPages]);
  return (
    <figure className={styles.page} data-bare={bare || undefined} data-fits={fits || undefined}>
      {/* The page says itself which way its words run; the window must not turn them round. */}
      <canvas ref={canvas} dir="ltr" role="img" aria-label={label} />
      {trouble ? <figcaption>{t("press.noPreview", { trouble })}</figcaption> : null}
    </figure>
  );
}
