// Writes docs/events.md and .json from the table of events; a test fails when they are stale.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { runnerImport } from "vite";

const root = new URL("../", import.meta.url);
const page = fileURLToPath(new URL("src/protocol/host-events-page.ts", root));
const { module } = await runnerImport(page, { configFile: false, logLevel: "error" });

const write = async (name, text) => {
  const file = fileURLToPath(new URL(`docs/${name}`, root));
  const options = { ...(await resolveConfig(file)), filepath: file };
  await writeFile(file, await format(text, options));
};

await write("events.md", module.hostEventsPage());
await write("events.json", module.hostEventsData());
