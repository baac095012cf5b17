import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { startFaultServer } from "../../../sandbox/testing/fault-server.ts";
import { type House, inHouse, ways } from "./testing/house.ts";
import { untrustedCertificates } from "./testing/untrusted-certificates.ts";

const authorised = ({ powens }: House) =>
  powens.seen.filter(({ rawHeaders }) => rawHeaders.includes("authorization"));

const overTls = (url: string) => url.replace(/^http:/, "https:");

describe.concurrent.each(ways)("%s", (way) => {
  it.each([301, 302, 303, 307, 308] as const)(
    "[T50] [T67] follows no %i: nothing reaches the other place, least of all the token",
    async (status) => {
      const elsewhere = await startFaultServer(() => Promise.resolve(new Response("{}")));
      await inHouse(way, {}, async (house) => {
        const to = `${elsewhere.url}/2.0/users/me/connections`;
        const path = "/2.0/users/me/connections*";
        house.sandbox.fault({ kind: "redirect", status, to, path, times: Infinity });

        const read = await house.ask("GET", "/connections");
        const written = await house.create();

        expect([read.status, read.code]).toEqual([502, "upstream_unavailable"]);
        expect([written.status, written.code]).toEqual([502, "outcome_unknown"]);
        expect(read.text + written.text).not.toContain("127.0.0.1");
        expect([read.headers, written.headers]).not.toContainEqual(
          expect.objectContaining({ location: expect.any(String) as unknown }),
        );
        const acts = authorised(house).map(({ method }) => method);
        expect(acts).toEqual(["GET", "POST"]);
      });
      expect(elsewhere.seen).toEqual([]);
      await elsewhere.close();
    },
  );

  it.each(Object.entries(untrustedCertificates))(
    "[T70] sends nothing to a Powens whose certificate is %s",
    async (_name, tls) => {
      await inHouse(way, { tls }, async (house) => {
        const read = await house.ask("GET", "/connections");
        const written = await house.sync();

        expect([read.status, read.code]).toEqual([502, "upstream_unavailable"]);
        expect([written.status, written.code]).toEqual([502, "upstream_unavailable"]);
        expect(house.powens.seen).toEqual([]);
      });
    },
  );

  it("[T70] sends nothing to a Powens that speaks no TLS", async () => {
    await inHouse(way, { powensOrigin: overTls }, async (house) => {
      const read = await house.ask("GET", "/connections");
      const written = await house.sync();

      expect([read.status, read.code]).toEqual([502, "upstream_unavailable"]);
      expect([written.status, written.code]).toEqual([502, "upstream_unavailable"]);
      expect(house.powens.seen).toEqual([]);
    });
  });

  it("[T70] sends nothing to a Powens that knows old TLS only", async () => {
    const tls = {
      ...untrustedCertificates["signed by itself"],
      minVersion: "TLSv1",
      maxVersion: "TLSv1.1",
      ciphers: "DEFAULT:@SECLEVEL=0",
    } as const;
    await inHouse(way, { tls }, async (house) => {
      const written = await house.sync();

      expect([written.status, written.code]).toEqual([502, "upstream_unavailable"]);
      expect(house.powens.seen).toEqual([]);
    });
  });

  it("[T70] sends nothing where the handshake never ends", async () => {
    const silent = createServer((socket) => socket.on("error", () => undefined).resume());
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    const options = {
      powensOrigin: () => `https://127.0.0.1:${String(port)}`,
    };
    await inHouse(way, options, async (house) => {
      const written = await house.sync();

      expect([written.status, written.code]).toEqual([502, "upstream_unavailable"]);
    });
    await new Promise((resolve) => silent.close(resolve));
  });
});
