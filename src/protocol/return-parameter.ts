/** Query key of the single-use return code on the page left for the bank. */
export const RETURN_PARAMETER = "guichet_return";

/** In the tab's session storage: the snapshot of the flow that left this tab for the bank last. */
export const LEFT_KEY = "guichet:left";

/** In the tab's session storage: the page that it left. */
export const LEFT_FROM_KEY = `${LEFT_KEY}:from`;
