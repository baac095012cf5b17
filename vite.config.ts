import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const browserRooms = ["ui", "react", "screens", "widget", "surfaces"].map((room) => `src/${room}`);
const tests = "**/*.test.{ts,tsx}";

export default defineConfig({
  plugins: [react()],
  css: {
    modules: { generateScopedName: "guichet-[name]__[local]" },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: [`src/**/*.test.ts`],
          exclude: browserRooms.map((room) => `${room}/${tests}`),
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          environment: "jsdom",
          setupFiles: ["./vitest.setup.ts"],
          include: browserRooms.map((room) => `${room}/${tests}`),
        },
      },
      {
        extends: true,
        test: { name: "scripts", environment: "node", include: ["scripts/**/*.test.mjs"] },
      },
    ],
  },
});
