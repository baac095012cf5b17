import { createHash } from "node:crypto";
import type { Environment } from "../read-variables.ts";

/** 32 bytes that are not a pattern, the same for the same seed. */
export const keyText = (seed: string): string =>
  createHash("sha256").update(seed).digest("base64url");

/** A configuration with nothing wrong. For tests. */
export const goodEnvironment = (changes: Environment = {}): Environment => ({
  GUICHET_POWENS_URL: "https://demo-sandbox.biapi.pro/2.0",
  GUICHET_CLIENT_ID: "40219377",
  GUICHET_CLIENT_SECRET: "canary-hT7wQ2mZ9xKp4RvN",
  GUICHET_PUBLIC_URL: "https://connect.example",
  GUICHET_ALLOWED_ORIGINS: "https://shop.example, https://app.example:8443",
  GUICHET_SERVER_KEY: `canary-${keyText("server")}`,
  GUICHET_ENCRYPTION_KEY: `k2:${keyText("new")},k1:${keyText("old")}`,
  GUICHET_CREDENTIALS: "forms",
  GUICHET_WEBVIEW_URL: "https://webview.powens.com",
  GUICHET_WEBHOOK_SECRET: "canary-aB3xYz81QpLm77Rt",
  GUICHET_RETURN_ADDRESSES: "shop=https://shop.example/banks?tab=1,app=https://app.example/",
  GUICHET_WEBVIEW_ADDRESSES: "on",
  GUICHET_WEBVIEW_CREATES_USERS: "on",
  GUICHET_TRUSTED_PROXIES: "10.0.0.0/8 fd00::/8 192.0.2.1",
  GUICHET_PORT: "8443",
  GUICHET_HOST: "0.0.0.0",
  ...changes,
});
