import { DroppedConnectionError, failure, json, page } from "../answer.ts";
import type { SandboxClock } from "../clock.ts";
import { cutInTwo, dripping, huge, stalled, untilGone } from "./broken-bodies.ts";
import type { Fault } from "./fault.ts";

const DRIP_MS = 100;
const HUGE_BYTES = 20_000_000;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

const names = {
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

/** The true answer with another body. */
const withBody = (
  answer: Response,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>,
  headers = answer.headers,
): Response => new Response(body, { status: answer.status, headers });

async function bytesOf(answer: Response): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await answer.arrayBuffer());
}

/** Answers a call wrongly. `work` does what the call asks for, and gives the true answer. */
export async function brokenAnswer(
  fault: Fault,
  clock: SandboxClock,
  signal: AbortSignal,
  work: () => Promise<Response>,
): Promise<Response> {
  switch (fault.kind) {
    case "stall":
      return withBody(await work(), stalled(signal));
    case "drip": {
      const answer = await work();
      const bytes = await bytesOf(answer);
      return withBody(answer, dripping(bytes, clock, fault.everyMs ?? DRIP_MS, signal));
    }
    case "dropMidBody": {
      const answer = await work();
      return withBody(answer, cutInTwo(await bytesOf(answer)));
    }
    case "malformedJson": {
      const answer = await work();
      const text = await answer.text();
      return withBody(answer, text.slice(0, Math.ceil(text.length / 2)));
    }
    case "wrongType": {
      const answer = await work();
      const headers = new Headers(answer.headers);
      headers.set("content-type", fault.type ?? "text/plain");
      return withBody(answer, await bytesOf(answer), headers);
    }
    case "bom": {
      const answer = await work();
      return withBody(answer, new Uint8Array([...BYTE_ORDER_MARK, ...(await bytesOf(answer))]));
    }
    default:
      if (fault.isWorkDone === true) await work();
      return falseAnswer(fault, signal);
  }
}

/** Answers that have nothing of the true one. */
async function falseAnswer(fault: Fault, signal: AbortSignal): Promise<Response> {
  switch (fault.kind) {
    case "status":
      if (fault.body === "none") return new Response(null, { status: fault.status });
      return fault.body === "json"
        ? failure(fault.status, { code: "internalServerError", message: names[fault.status] })
        : page(fault.status, names[fault.status], "Please try again later.");
    case "tooMany": {
      const wait = fault.retryAfter ?? null;
      const headers = wait === null ? {} : { "retry-after": String(wait) };
      return failure(429, { code: "tooManyRequests", description: "Too many calls" }, headers);
    }
    case "htmlPage":
      return page(200, "Welcome", "This network asks you to sign in.");
    case "huge":
      return new Response(huge(fault.bytes ?? HUGE_BYTES), { headers: JSON_TYPE });
    case "wrongShape":
      return json(fault.body === undefined ? { unexpected: true } : fault.body);
    case "redirect":
      return new Response(null, { status: fault.status, headers: { location: fault.to } });
    case "empty":
      return new Response(null, { headers: JSON_TYPE });
    case "drop":
      throw new DroppedConnectionError();
    default:
      return untilGone(signal);
  }
}
