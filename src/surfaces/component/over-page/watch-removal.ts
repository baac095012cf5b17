/**
 * Tells when an element is no longer on the page because something took it off, or something around it: a body that was
 * swapped, a root that was emptied. What moves within one turn stays. Answers how to stop.
 */
export function watchRemoval(element: Element, onRemoved: () => void): () => void {
  const parent = element.parentNode;
  const observer = new MutationObserver(() => {
    if (element.isConnected) {
      watch();
      return;
    }
    observer.disconnect();
    // React takes it out of its parent later, and fails where it is not there.
    if (element.parentNode !== parent) parent?.append(element);
    onRemoved();
  });
  const watch = () => {
    observer.disconnect();
    let around: Node | null = element.parentNode;
    while (around !== null) {
      observer.observe(around, { childList: true });
      around = around instanceof ShadowRoot ? around.host : around.parentNode;
    }
  };
  watch();
  return () => {
    observer.disconnect();
  };
}
