import { notFoundPage } from "../answer.ts";
import { drawLogo } from "../logo/logo.ts";
import type { Call, Route } from "../route-table.ts";
import { findInstitution } from "../world.ts";

const RENDITION = /^([0-9a-f-]{36})-thumbnail(?:\.webp|@2x\.png)$/i;

/** A small PNG under both known addresses: the content type tells the truth about the bytes, the name does not. */
async function logo({ world, params }: Call): Promise<Response> {
  const uuid = RENDITION.exec(params["file"] ?? "")?.[1];
  const institution = uuid === undefined ? undefined : findInstitution(world, uuid);
  if (institution?.hasLogo !== true) return notFoundPage();
  const { connector } = institution;
  return new Response(await drawLogo(connector.uuid, connector.color), {
    headers: { "content-type": "image/png", "cache-control": "public, max-age=3600" },
  });
}

export const logoRoutes: readonly Route[] = [{ method: "GET", path: "/logos/:file", handle: logo }];
