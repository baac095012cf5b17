import { execFileSync } from "node:child_process";
import { request } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";

/** A proxy with https in front of a server that speaks http. */
export interface HttpsFront {
  readonly port: number;
  /** Where requests go from now on. */
  forwardTo(target: string): void;
  close(): Promise<void>;
}

/** A key and a certificate of its own for one day, which no browser trusts unless it is told to. */
const selfSigned = () =>
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-nodes", "-days", "1", "-subj", "/CN=connect.localhost"],
      ...["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"],
      ...["-addext", "subjectAltName=DNS:connect.localhost", "-keyout", "-", "-out", "-"],
    ],
    { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );

const isAddressInfo = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === "object" && address !== null;

/** Listens on a free port of this machine. Needs `openssl` on the path. */
export async function startHttpsFront(): Promise<HttpsFront> {
  let target = "";
  const pem = selfSigned();
  const server = createServer({ key: pem, cert: pem }, (asked, answer) => {
    const { method, headers, url = "/" } = asked;
    const onward = request(new URL(url, target), { method, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!isAddressInfo(address)) throw new Error("the proxy has no port");
  return {
    port: address.port,
    forwardTo: (next) => {
      target = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
