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
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
