import { createConnectProxy, type ConnectProxy } from "guichet/proxy";
import { userOf } from "../../../lib/login";
import { powensTokenOf } from "../../../lib/powens-users";

let proxy: ConnectProxy | undefined;

// Made with the first request: a build has no environment of the deployment.
const handle = (request: Request) => {
  proxy ??= createConnectProxy({
    powens: {
      url: process.env.POWENS_URL ?? "",
      clientId: process.env.POWENS_CLIENT_ID ?? "",
    },
    credentials: "forms",
    publicUrl: `${process.env.PUBLIC_URL}/guichet`,
    userKey: userOf,
    resolveUserToken: async (request) => {
      const user = userOf(request);
      return user === null ? null : powensTokenOf(user);
    },
  });
  return proxy.fetch(request);
};

export { handle as DELETE, handle as GET, handle as POST, handle as PUT };
