/** The Webview's flows that have an address of ours. */
export const webviewFlows = ["connect", "reconnect", "manage"] as const;
