import type { ProxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";

/**
 * The bank's own site, for a widget in jsdom, which cannot leave its page: keeps the address that the widget would go
 * to, and visits the bank instead of the PSU.
 */
export function bankSite(under: ProxyOverSandbox) {
  let address: string | null = null;
  under.putOnTheWay(async ({ method, path }, pass) => {
    const answered = await pass();
    if (`${method} ${path}` !== "POST /webauth") return answered;
    const body = (await answered.clone().json()) as { url: string };
    address = body.url;
    // A change of the hash is the only navigation that jsdom makes.
    return Response.json({ ...body, url: `${window.location.href}#at-the-bank` });
  });
  const press = (url: string, act: string, customer = "") =>
    under.sandbox.fetch(
      new Request(url, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ act, customer }).toString(),
      }),
    );
  return {
    isReached: () => address !== null,
    /** Signs in, decides, and puts the page's address to where the browser would come back. */
    comeBack: async (decision: "approve" | "refuse") => {
      if (address === null) throw new Error("nobody has gone to the bank");
      await press(address, "signIn", "4711");
      const back = (await press(address, decision)).headers.get("location") ?? "";
      const answer = await under.fetch(back, {
        method: "GET",
        headers: { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" },
      });
      const home = new URL(answer.headers.get("location") ?? "", window.location.href);
      window.history.replaceState(null, "", `${home.pathname}${home.search}`);
    },
  };
}
