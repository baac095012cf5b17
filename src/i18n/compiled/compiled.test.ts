import compile from "icu-minify/compile";
import * as prettier from "prettier";
import { describe, expect, it } from "vitest";
import { en } from "../catalogue/en.ts";
import { fr } from "../catalogue/fr.ts";
import { isFirstText } from "../first-texts.ts";

interface Part {
  readonly name: "first" | "later";
  readonly type: "FirstCatalogue" | "LaterCatalogue";
}

const parts: readonly Part[] = [
  { name: "first", type: "FirstCatalogue" },
  { name: "later", type: "LaterCatalogue" },
];

const compiledModule = async (
  locale: string,
  texts: Readonly<Record<string, string>>,
  { name, type }: Part,
) => {
  const entries = Object.entries(texts)
    .filter(([id]) => isFirstText(id) === (name === "first"))
    .map(([id, text]) => [id, compile(text)]);
  const path = `src/i18n/compiled/${locale}-${name}.ts`;
  const source = `import type { ${type} } from "../first-texts.ts";

/** Made from ../catalogue/${locale}.ts; after a change there run \`npx vitest run src/i18n/compiled --update\`. */
export const ${name}: ${type} = ${JSON.stringify(Object.fromEntries(entries))};
`;
  return prettier.format(source, { ...(await prettier.resolveConfig(path)), filepath: path });
};

describe.each([
  ["en", en],
  ["fr", fr],
])("the compiled texts of %s", (locale, texts) => {
  it.each(parts)("equal the written ones: $name", async (part) => {
    await expect(await compiledModule(locale, texts, part)).toMatchFileSnapshot(
      `./${locale}-${part.name}.ts`,
    );
  });
});
