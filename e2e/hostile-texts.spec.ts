import type { Page } from "@playwright/test";
import { banks } from "./banks.ts";
import { expect, test } from "./fixtures.ts";
import { CONNECTED } from "./connected.ts";

const RUN = "window.hasRun=true";
/** Each would run, load or open something where text became markup, an attribute or an address. */
const vectors = [
  `<script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `"><script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `<img src="/hostile-beacon">`,
  `"><img src=x onerror="${RUN}">`,
  `'><svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<math><mtext><img src=x onerror=${RUN}></mtext></math>`,
  `<iframe srcdoc="<script>parent.hasRun=true</script>"></iframe>`,
  `<iframe src="javascript:parent.hasRun=true"></iframe>`,
  `<a href="javascript:${RUN}">x</a>`,
  `javascript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `<object data="/hostile-beacon"></object>`,
  `<embed src="/hostile-beacon">`,
  `<link rel=stylesheet href="/hostile-beacon">`,
  `<style>@import "/hostile-beacon";</style>`,
  `<base href="https://evil.example/">`,
  `<meta http-equiv=refresh content="0;url=/hostile-beacon">`,
  `<form action="/hostile-beacon"><input autofocus onfocus=${RUN}>`,
  `<details open ontoggle=${RUN}>`,
  `<video><source onerror=${RUN}></video>`,
  `<body onload=${RUN}>`,
  `<x onclick=${RUN} contenteditable autofocus onfocus=${RUN} tabindex=1>`,
  `{{constructor.constructor('${RUN}')()}}`,
  `\${${RUN}}`,
  `%3Cscript%3E${RUN}%3C/script%3E`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `<template><script>${RUN}</script></template>`,
  `<!--><img src=x onerror=${RUN}>-->`,
];

type Json = Record<string, unknown>;

/** The proxy's own answer, with something in it replaced. */
async function spoil(page: Page, path: RegExp, change: (body: Json) => void) {
  await page.route(path, async (route) => {
    const response = await route.fetch();
    const body = (await response.json()) as Json;
    change(body);
    await route.fulfill({ response, json: body });
  });
}

async function expectNothingRan(page: Page, beacons: readonly string[]) {
  expect(await page.evaluate(() => Reflect.get(window, "hasRun") ?? false)).toBe(false);
  expect(beacons).toEqual([]);
}

function watchBeacons(page: Page): readonly string[] {
  const beacons: string[] = [];
  page.on("request", (request) => {
    if (/hostile-beacon|evil\.example/.test(request.url())) beacons.push(request.url());
  });
  return beacons;
}

test("[T13] shows markup in the names of banks, and in every part of a form, as text", async ({
  connect,
  demo,
  page,
}) => {
  const beacons = watchBeacons(page);
  await spoil(page, /\/guichet\/connectors$/, (body) => {
    for (const [at, connector] of (body["connectors"] as Json[]).entries())
      if (connector["name"] !== banks.plain.name) connector["name"] = vectors[at % vectors.length];
  });
  await spoil(page, /\/guichet\/connectors\/[0-9a-f-]+$/, (body) => {
    const connector = body["connector"] as Json;
    connector["fields"] = vectors.map((text, at) => ({
      name: `field${String(at)}`,
      type: at % 2 === 0 ? "text" : "list",
      label: text,
      description: text,
      required: false,
      regex: text,
      values: [
        { label: text, value: "1" },
        { label: `2 ${text}`, value: text },
      ],
      auth_mechanisms: null,
      connector_sources: null,
    }));
  });

  await demo.open();
  await expect(connect.widget.getByText(vectors[0] ?? "", { exact: true }).first()).toBeVisible();
  const inList = connect.widget.locator(
    "script, iframe, object, embed, style, base, video, form a",
  );
  await expect(inList).toHaveCount(0);
  await expectNothingRan(page, beacons);

  await connect.chooseBank(banks.plain.name);
  await expect(connect.widget.getByText("<details open", { exact: false }).first()).toBeVisible();
  const foreign = connect.widget.locator(
    "script, iframe, object, embed, style, base, video, details[ontoggle], [onerror], [onload], [onclick], [onfocus], form form, a[href^='javascript']",
  );
  await expect(foreign).toHaveCount(0);
  await expectNothingRan(page, beacons);
});

test("[T16] runs nothing of a logo and fetches nothing for it", async ({ connect, demo, page }) => {
  const beacons = watchBeacons(page);
  const logo = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40" onload="${RUN}"><script>${RUN}</script><image href="/hostile-beacon" width="9" height="9"/><image xlink:href="https://evil.example/beacon" width="9" height="9"/><rect width="40" height="40"/></svg>`;
  await page.route(/\/guichet\/logos\//, (route) =>
    route.fulfill({ contentType: "image/svg+xml", body: logo }),
  );
  await demo.open();
  const shown = connect.widget.locator("img").first();
  await expect(shown).toHaveJSProperty("complete", true);
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40);
  await expectNothingRan(page, beacons);
});

test("[T20] is not led astray by elements of the page that are named like globals", async ({
  connect,
  demo,
  page,
}) => {
  const asked = new Set<string>();
  page.on("request", (request) => asked.add(new URL(request.url()).origin));
  await demo.open({ accounts: "off" });
  await page.evaluate(() => {
    const names = ["config", "options", "api", "apiBase", "proxyUrl", "guichet", "session"];
    for (const name of [...names, "state", "process", "global", "exports", "React", "Guichet"]) {
      const form = document.createElement("form");
      form.id = name;
      const input = document.createElement("input");
      input.name = "proxyUrl";
      input.value = "https://evil.example/";
      form.append(input);
      document.body.append(form);
    }
    for (const name of ["cookie", "referrer", "title", "domain", "currentScript", "forms"]) {
      const image = document.createElement("img");
      image.setAttribute("name", name);
      document.body.append(image);
    }
  });
  await connect.chooseBank(banks.plain.name);
  await connect.submit(banks.plain.details);
  await connect.expectHeading(CONNECTED);
  expect([...asked]).toEqual([new URL(page.url()).origin]);
});
