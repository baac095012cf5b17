/** `npm run gallery`: builds the gallery and serves it until it is stopped. */
import { join } from "node:path";
import { root, run } from "./child.mjs";
import { serveGallery } from "./serve-gallery.mjs";
import { setUp } from "./setup.mjs";

await setUp();
const built = await run(process.execPath, [join(root, "scripts/build.mjs"), "gallery"]);
if (built !== 0) process.exit(built);
const { url, close } = await serveGallery();
console.log(`The gallery is at ${url}/ (Ctrl-C stops it).`);
process.once("SIGTERM", close).once("SIGINT", close);
