const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A piece of HTML that is safe to put into another. */
export interface Html {
  readonly html: string;
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? "");

/** Writes HTML; every text put in is escaped, unless it is a piece of HTML itself. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Html)[]): Html {
  const written = values.map((value) => (typeof value === "string" ? escape(value) : value.html));
  return { html: parts.reduce((text, part, index) => text + (written[index - 1] ?? "") + part) };
}

export const joined = (pieces: readonly Html[]): Html => ({
  html: pieces.map((piece) => piece.html).join("\n"),
});
