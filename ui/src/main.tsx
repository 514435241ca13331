import "./design/base.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "./app/App";
import { restoreAppearance } from "./app/appearance";
import { restoreLanguage } from "./app/text";
import { restoreZoom } from "./app/zoom";

restoreAppearance();
restoreZoom();
await restoreLanguage();
// The first picture has the right letters; where they do not come, there is one all the same.
await Promise.race([Promise.all([document.fonts.load('14px "Inter Variable"'), document.fonts.load('600 30px "Source Serif 4 Variable"')]), new Promise((late) => window.setTimeout(late, 400))]).catch(() => {});
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
