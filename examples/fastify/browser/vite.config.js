import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  // Where the server serves it.
  base: "/assets/",
  plugins: [react()],
  build: {
    assetsDir: "",
    rolldownOptions: {
      input: "connect-bank.jsx",
      // Names that the page can write down.
      output: { entryFileNames: "[name].js", assetFileNames: "[name][extname]" },
    },
  },
});
