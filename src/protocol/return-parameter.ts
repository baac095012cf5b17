/** Query key of the single-use return code on the page left for the bank. */
export const RETURN_PARAMETER = "guichet_return";
