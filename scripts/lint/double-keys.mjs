/** Finds keys that stand twice in one object of a JSON text: parsers take the last one and say nothing. */
import ts from "typescript";

/**
 * The double keys of a JSON text, comments allowed, each as `line 12: "overrides"`.
 *
 * Two spellings of one key (`"a"`, `"\u0061"`) are the same key.
 */
export function doubleKeysIn(text) {
  const file = ts.parseJsonText("text.json", text);
  const found = [];
  const visit = (node) => {
    if (ts.isObjectLiteralExpression(node)) {
      const seen = new Set();
      for (const { name } of node.properties) {
        if (seen.has(name?.text)) {
          const { line } = file.getLineAndCharacterOfPosition(name.getStart(file));
          found.push(`line ${line + 1}: ${JSON.stringify(name.text)}`);
        }
        seen.add(name?.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
