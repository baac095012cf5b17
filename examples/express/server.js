import { join } from "node:path";
import express from "express";
import { createConnectProxy } from "guichet/proxy";
import { nodeRequestOf, toNodeHandler } from "guichet/proxy/node";
import { signIn, userOf } from "./login.js";
import { powensTokenOf } from "./powens-users.js";

const port = Number(process.env.PORT ?? 3000);
const app = express();
app.disable("x-powered-by");

app.use((request, _response, next) => {
  request.user = userOf(request.headers.cookie);
  next();
});

const proxy = createConnectProxy({
  powens: { url: process.env.POWENS_URL, clientId: process.env.POWENS_CLIENT_ID },
  credentials: "forms",
  publicUrl: `http://localhost:${port}/guichet`,
  userKey: (request) => nodeRequestOf(request)?.user ?? null,
  resolveUserToken: (request) => powensTokenOf(nodeRequestOf(request).user),
});
app.use("/guichet", toNodeHandler(proxy));

app.use((_request, response, next) => {
  response.set({
    "content-security-policy":
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  });
  next();
});
app.use("/assets", express.static(join(import.meta.dirname, "browser/dist")));

app.get("/", (request, response) => {
  if (request.user === null) response.set("set-cookie", signIn());
  response.type("html").send(`<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>Your accounts</title>
  <link rel="icon" href="/assets/icon.svg">
  <link rel="stylesheet" href="/assets/connect-bank.css">
  <h1>Your accounts</h1>
  <button type="button" id="open">Connect a bank</button>
  <p role="status" id="outcome"></p>
  <div id="guichet"></div>
  <script type="module" src="/assets/connect-bank.js"></script>
</html>`);
});

app.listen(port, () => console.log(`http://localhost:${port}`));
