import { expect, it } from "vitest";
import { recorded } from "./recorded.ts";

it("routes, wire fields, options, events, keys, variables and class names are as recorded; `npm run api` records them again", async () => {
  await expect(await recorded()).toMatchFileSnapshot("../../docs/api/recorded.md");
});
