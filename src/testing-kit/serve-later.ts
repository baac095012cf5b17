import { serveFetch, type ServedFetch } from "../proxy/node/index.ts";

type Answer = (request: Request) => Response | Promise<Response>;

/** A server whose handler comes once its address is known. */
export interface ServedLater extends Pick<ServedFetch, "port" | "close"> {
  answerWith(answer: Answer): void;
}

/** Listens on this machine only, on a free port unless one is named, before there is anything to answer with. */
export async function serveLater(port = 0, origin?: string): Promise<ServedLater> {
  let answer: Answer = () => new Response("Not ready", { status: 503 });
  const served = await serveFetch({ fetch: (request) => answer(request), port, origin });
  return {
    port: served.port,
    close: served.close,
    answerWith: (next) => {
      answer = next;
    },
  };
}
