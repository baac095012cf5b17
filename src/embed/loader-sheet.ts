/*
 * How the loader's own elements look, inside their shadow root: little, and in the system's colours, since they stand for
 * a moment. The panel stays under 480 px, so that the frame's content fills it whole.
 */
const css = `:host{all:initial}
.panel,.place{color-scheme:light dark;color:CanvasText;font:1rem/1.5 system-ui}
.panel{padding:0;border:0;overflow:hidden;width:100%;max-width:100%;height:100%;max-height:100%}
.panel::backdrop{background:#00000080}
@media(width>=480px){.panel{width:clamp(440px,27.5rem,478px);height:max(640px,40rem);max-height:calc(100% - 32px);border-radius:12px}}
.place{position:relative}
.cover{position:absolute;inset:0;padding:20px;background:Canvas}
button{font:inherit;padding:8px 16px}
.close{float:inline-end}
iframe{display:block;border:0;width:100%;height:100%;color-scheme:light dark}
.place iframe{height:320px}`;

/**
 * Styles a root by a constructed style sheet, which a policy without `unsafe-inline` allows. Where a browser cannot, the
 * elements stand unstyled. Answers how to undo it.
 */
export function style(root: Document | ShadowRoot, text: string = css): () => void {
  if (!("adoptedStyleSheets" in root)) return () => undefined;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
