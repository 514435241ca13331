import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  server: { fs: { allow: [".", "../src-tauri/crates/words", "../src-tauri/crates/credential", "../tests/window"] } },
  test: { environment: "jsdom", include: ["{src,verify}/**/*.test.{ts,tsx}"], setupFiles: ["./vitest.setup.ts"], css: false, testTimeout: 300_000, hookTimeout: 300_000 },
});
