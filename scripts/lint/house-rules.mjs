/** What the house refuses beyond its floors: ways to run or inject text as code, to open a channel to anyone, to hide a test. */

const refuse = (message, ...selectors) => selectors.map((selector) => ({ selector, message }));

const everywhere = [
  ...refuse(
    "Text never becomes HTML here: render it as text.",
    "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    "Property[key.name='dangerouslySetInnerHTML']",
    "AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]",
    "AssignmentExpression[left.property.value=/^(innerHTML|outerHTML|srcdoc)$/]",
    "JSXAttribute[name.name='srcDoc']",
    "CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)$/]",
    "CallExpression[callee.object.name='document'][callee.property.name=/^(write|writeln)$/]",
  ),
  ...refuse(
    "Name the origin: a message to '*' reaches whoever happens to be there.",
    "CallExpression[callee.property.name='postMessage'] > Literal.arguments[value='*']",
    "CallExpression[callee.name='postMessage'] > Literal.arguments[value='*']",
    "Property[key.name='targetOrigin'] > Literal.value[value='*']",
  ),
  ...refuse(
    "TLS certificates are always checked; trust a private authority through NODE_EXTRA_CA_CERTS.",
    "Property[key.name='rejectUnauthorized']",
    "Property[key.value='rejectUnauthorized']",
    "MemberExpression[property.name='rejectUnauthorized']",
    "MemberExpression[property.name='NODE_TLS_REJECT_UNAUTHORIZED']",
    "Literal[value='NODE_TLS_REJECT_UNAUTHORIZED']",
  ),
];

const inTheHouse = [
  ...refuse(
    "Write the path out: a computed import escapes the floors and the bundler.",
    "ImportExpression:not([source.type='Literal'])",
  ),
  ...refuse(
    "Named exports only.",
    "ExportDefaultDeclaration",
    "ExportSpecifier[exported.name='default']",
  ),
  ...refuse(
    "No inline style: the widget runs under a CSP without 'unsafe-inline'. Use the CSS module and a data attribute.",
    "JSXAttribute[name.name='style']",
  ),
];

const atPublicEntries = refuse(
  "Name what the package exports: whoever adds a file here does not thereby publish it.",
  "ExportAllDeclaration",
);

const inTests = [
  ...refuse(
    "Every test runs: no skip, only, todo or fixme.",
    "MemberExpression[object.name=/^(it|test|describe|suite)$/][property.name=/^(skip|only|todo|fixme|fails)$/]",
    "MemberExpression[object.property.name='describe'][property.name=/^(skip|only|fixme)$/]",
  ),
  ...refuse(
    "Pass a dependency instead of mocking our own module.",
    "CallExpression[callee.object.name=/^(vi|vitest)$/][callee.property.name=/^(mock|doMock)$/] > Literal.arguments[value=/^[.]/]",
    "CallExpression[callee.object.name=/^(vi|vitest)$/][callee.property.name=/^(mock|doMock)$/] > ImportExpression",
  ),
  ...refuse(
    "Wait for what must happen, not for time.",
    "CallExpression[callee.property.name='waitForTimeout']",
  ),
];

const restricted = (...lists) => ({ "no-restricted-syntax": ["error", ...lists.flat()] });

/** A barrel imported from below itself makes a cycle, and pulls the whole room in. */
const noParentBarrel = {
  "no-restricted-imports": [
    "error",
    {
      patterns: [
        {
          regex: "^(\\./|(\\.\\./)+)index\\.tsx?$",
          message: "Import the file itself, not the barrel above it.",
        },
      ],
    },
  ],
};

/** A disabled rule says why, after `--`, where it is disabled. */
const explainDisable = {
  meta: {
    type: "problem",
    schema: [],
    messages: { bare: "Say why the rule is disabled, after `--`." },
  },
  create: ({ sourceCode, report }) => ({
    Program() {
      for (const comment of sourceCode.getAllComments()) {
        if (/^\s*eslint-disable/.test(comment.value) && !/\s-{2,}\s+\S/.test(comment.value)) {
          report({ loc: comment.loc, messageId: "bare" });
        }
      }
    },
  }),
};

const publicEntries = [
  "src/{core,protocol,sandbox,testing-kit}/index.ts",
  "src/{proxy,surfaces}/*/index.ts",
];
const tests = ["{src,e2e}/**/*.test.{ts,tsx}", "e2e/**/*.spec.ts", "scripts/**/*.test.mjs"];

export const houseRules = [
  {
    files: ["**/*.{js,mjs,cjs,ts,tsx}"],
    plugins: { house: { rules: { "explain-disable": explainDisable } } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "house/explain-disable": "error",
      "no-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      ...restricted(everywhere),
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/**/*.d.ts"],
    rules: { ...restricted(everywhere, inTheHouse), ...noParentBarrel },
  },
  { files: publicEntries, rules: restricted(everywhere, inTheHouse, atPublicEntries) },
  { files: ["src/**/*.{ts,tsx}"], ignores: ["src/cli/**"], rules: { "no-console": "error" } },
  { files: tests, rules: restricted(everywhere, inTests) },
  {
    files: ["src/**/*.{test,fixture}.{ts,tsx}", "src/**/testing/**/*.{ts,tsx}"],
    rules: { ...restricted(everywhere, inTheHouse, inTests), "no-restricted-imports": "off" },
  },
  // Stories follow the format of the tool that shows them: a default export.
  { files: ["src/**/*.stories.tsx"], rules: restricted(everywhere) },
  // Playwright finds a reporter by the default export of its module.
  { files: ["src/**/*.reporter.ts"], rules: restricted(everywhere) },
];
