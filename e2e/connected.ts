/**
 * The heading of a bank that is connected, in English. At the sandbox first data come after five seconds: on a busy
 * machine they may be there before the screen that waits for them is looked at.
 */
export const CONNECTED =
  /^(Connected\. Getting your accounts|Which accounts do you want to share\?|Your bank is connected)$/;
