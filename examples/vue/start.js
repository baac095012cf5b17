/**
 * Starts the Guichet server and the host, with keys for this run only. In production each is a service of its own, and
 * the keys come from your secret store.
 */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";

const key = () => randomBytes(32).toString("base64url");
const { env } = process;
const keys = { GUICHET_SERVER_KEY: key(), GUICHET_ENCRYPTION_KEY: `this-run:${key()}` };

const guichet = {
  GUICHET_POWENS_URL: env.POWENS_URL,
  GUICHET_CLIENT_ID: env.POWENS_CLIENT_ID,
  GUICHET_CLIENT_SECRET: env.POWENS_CLIENT_SECRET,
  GUICHET_PORT: new URL(env.GUICHET_PUBLIC_URL).port,
  GUICHET_ALLOWED_ORIGINS: `http://localhost:${env.PORT ?? 3000}`,
  GUICHET_CREDENTIALS: "forms",
};

const start = (command, args, added) =>
  spawn(command, args, {
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...env, ...keys, ...added },
  });
const children = [start("guichet", ["serve"], guichet), start("node", ["host.js"], {})];

// One does not go on without the other.
const stop = () => children.forEach((child) => child.kill());
for (const child of children) child.once("exit", stop);
process.once("SIGINT", stop).once("SIGTERM", stop);
