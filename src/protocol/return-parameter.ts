/** Query key of the single-use return code on the page left for the bank. */
export const RETURN_PARAMETER = "guichet_return";

/** In the tab's session storage: which flow left this tab for the bank last, and has not gone on since. */
export const LEFT_KEY = "guichet:left";

/** In the tab's session storage: the page that was left for the bank, below its origin. */
export const LEFT_FROM_KEY = "guichet:left:from";
