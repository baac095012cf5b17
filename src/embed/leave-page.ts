/**
 * Goes to the bank, which refuses to be framed: with this page, or, where somebody else's page is around it, in a tab of
 * its own, else with the whole window. `null` when a window is on its way.
 */
export function leavePage(view: Window, url: string): "beside" | "blocked" | null {
  const top = view.top ?? view;
  const tab = top === view ? null : view.open("", "_blank");
  // The bank gets no hold of this page.
  if (tab !== null) tab.opener = null;
  try {
    (tab ?? top).location.href = url;
    return tab && "beside";
  } catch {
    // The sandbox of a frame around this page allows neither.
    return "blocked";
  }
}
