import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import Fastify from "fastify";
import { createConnectProxy } from "guichet/proxy";
import { toNodeHandler } from "guichet/proxy/node";
import { signIn, userOf } from "./login.js";
import { powensTokenOf } from "./powens-users.js";

const port = Number(process.env.PORT ?? 3000);
const app = Fastify();

const signedIn = (request) => userOf(request.headers.get("cookie"));
const proxy = createConnectProxy({
  powens: { url: process.env.POWENS_URL, clientId: process.env.POWENS_CLIENT_ID },
  credentials: "forms",
  publicUrl: `http://localhost:${port}/guichet`,
  userKey: signedIn,
  resolveUserToken: (request) => powensTokenOf(signedIn(request)),
});

app.register(async (guichet) => {
  const answer = toNodeHandler(proxy);
  // The proxy reads bodies itself: nobody may read them before.
  guichet.removeAllContentTypeParsers();
  guichet.addContentTypeParser("*", (_request, _body, done) => done(null));
  guichet.all("/guichet/*", (request, reply) => {
    reply.hijack();
    answer(request.raw, reply.raw);
  });
});

app.addHook("onRequest", async (_request, reply) => {
  reply.headers({
    "content-security-policy":
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  });
});
app.register(fastifyStatic, {
  root: join(import.meta.dirname, "browser/dist"),
  prefix: "/assets/",
});

app.get("/", (request, reply) => {
  if (userOf(request.headers.cookie) === null) reply.header("set-cookie", signIn());
  reply.type("text/html; charset=utf-8").send(`<!doctype html>
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

await app.listen({ port, host: "localhost" });
console.log(`http://localhost:${port}`);
