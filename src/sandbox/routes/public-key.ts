import { json, notFoundPage } from "../answer.ts";
import type { Route } from "../route-table.ts";

export const publicKeyRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/publickey",
    handle: async ({ world }) =>
      world.settings.encryption === "none" ? notFoundPage() : json(await world.keys.publicKey()),
  },
];
