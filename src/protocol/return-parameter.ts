/** Query key of the single-use return code on the page left for the bank. */
export const RETURN_PARAMETER = "guichet_return";

/** In the tab's session storage: which widget's flow left this tab for the bank last, and has not gone on since. */
export const LEFT_KEY = "guichet:left";

/** In the tab's session storage: the page that it left. */
export const LEFT_FROM_KEY = "guichet:left:from";
