/** Which of the page's own boxes have a scroll bar that takes room; one that keeps room for it anyway is left as it is. */
export function scrollBars(): string {
  const { body, documentElement: html } = document;
  const keepsNone = (box: Element) => {
    const { scrollbarGutter = "auto" } = getComputedStyle(box) as Partial<CSSStyleDeclaration>;
    return scrollbarGutter === "auto" || scrollbarGutter === "";
  };
  const bars = {
    html: window.innerWidth > html.clientWidth && keepsNone(html),
    body: body.offsetWidth > body.clientWidth + 2 * body.clientLeft && keepsNone(body),
  };
  return Object.entries(bars)
    .filter(([, isThere]) => isThere)
    .map(([name]) => name)
    .join(" ");
}
