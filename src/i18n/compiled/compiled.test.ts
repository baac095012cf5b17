import compile from "icu-minify/compile";
import * as prettier from "prettier";
import { expect, it } from "vitest";
import { en } from "../catalogue/en.ts";
import { fr } from "../catalogue/fr.ts";

const compiledModule = async (locale: string, texts: Readonly<Record<string, string>>) => {
  const entries = Object.entries(texts).map(([id, text]) => [id, compile(text)]);
  const path = `src/i18n/compiled/${locale}.ts`;
  const source = `import type { Catalogue } from "../catalogue.ts";

/** Made from ../catalogue/${locale}.ts; after a change there run \`npx vitest run src/i18n/compiled --update\`. */
export const ${locale}: Catalogue = ${JSON.stringify(Object.fromEntries(entries))};
`;
  return prettier.format(source, { ...(await prettier.resolveConfig(path)), filepath: path });
};

it.each([
  ["en", en],
  ["fr", fr],
])("keeps the compiled texts of %s equal to the written ones", async (locale, texts) => {
  await expect(await compiledModule(locale, texts)).toMatchFileSnapshot(`./${locale}.ts`);
});
