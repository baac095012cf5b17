/** Which of the page's own boxes have a scroll bar that takes room; one that keeps room for it anyway is left as it is. */
export function scrollBars(): string {
  const { body, documentElement: html } = document;
  const bars = [
    window.innerWidth > html.clientWidth ? html : null,
    body.offsetWidth > body.clientWidth + 2 * body.clientLeft ? body : null,
  ];
  return bars
    .map((box) => (box && getComputedStyle(box).scrollbarGutter === "auto" ? box.localName : ""))
    .join(" ");
}
