import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import globals from "globals";
import tseslint from "typescript-eslint";
import { floors } from "./scripts/lint/floors.mjs";
import { houseRules } from "./scripts/lint/house-rules.mjs";

const typescript = ["**/*.{ts,tsx}"];

export default defineConfig(
  {
    ignores: [
      "dist/",
      ".cache/",
      "node_modules/",
      "test-results/",
      "playwright-report/",
      "examples/**/dist/",
      "examples/*/.next/",
      "examples/*/next-env.d.ts",
    ],
  },
  js.configs.recommended,
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: { globals: globals.node },
  },
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-type-exports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // A handler's missing return type is inferred; what matters is that a promise is never dropped.
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      // Objects here are closures: their functions use no `this`, and may be passed around.
      "@typescript-eslint/unbound-method": "off",
      // Counting or cutting by code point is what spreading a string does, and what is meant here.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    files: ["**/*.tsx", "src/{react,screens,ui,widget,surfaces}/**/*.ts"],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat.recommended],
  },
  {
    files: ["**/*.tsx", "src/{react,screens,ui,widget,surfaces}/**/*.ts"],
    rules: {
      // It takes a closure for a read: a handler that reads a ref later is refused, too.
      "react-hooks/refs": "off",
    },
  },
  {
    // Their types are checked when they are built beside the installed package, which is not to be found here.
    files: ["examples/**/*.{js,jsx,ts,tsx}"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: false, ecmaFeatures: { jsx: true } },
    },
  },
  {
    files: ["examples/*/{browser,public,src}/**/*.{js,jsx}"],
    languageOptions: { globals: globals.browser },
  },
  floors,
  ...houseRules,
  {
    files: ["**/*.test.{ts,tsx}", "src/**/testing/**/*.{ts,tsx}", "e2e/**/*.ts"],
    rules: {
      // Asymmetric matchers and parsed answers are `any`, and a stand-in is async because what it stands for is.
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/require-await": "off",
    },
  },
);
