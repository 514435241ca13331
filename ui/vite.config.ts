import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  clearScreen: false,
  // The catalogues lie beside the Rust that reads them too.
  server: { port: 5173, strictPort: true, fs: { allow: [".", "../src-tauri/crates/words"] } },
  build: { target: "es2022", chunkSizeWarningLimit: 2_000 },
});
