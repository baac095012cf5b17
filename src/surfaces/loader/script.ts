import { GUICHET_VERSION } from "../../react/version.ts";
import { createGlobal } from "./guichet-global.ts";

// A page that has the tag twice keeps the first: widgets that are open go on as they were.
window.Guichet ??= createGlobal(GUICHET_VERSION);
