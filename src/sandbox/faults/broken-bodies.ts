import { DroppedConnectionError } from "../answer.ts";
import { pause, type SandboxClock } from "../clock.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** A body that is made as it is read. Nothing is read ahead, so what was sent has arrived before the line breaks. */
const lazily = (
  pull: (controller: ReadableStreamDefaultController<Bytes>) => void | Promise<void>,
): ReadableStream<Bytes> => new ReadableStream({ pull }, { highWaterMark: 0 });

/** Rejects once the caller has gone, and never before. */
export const untilGone = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const leave = () => {
      reject(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
    };
    if (signal.aborted) leave();
    else signal.addEventListener("abort", leave, { once: true });
  });

export const stalled = (signal: AbortSignal): ReadableStream<Bytes> =>
  lazily(() => untilGone(signal));

export function dripping(
  bytes: Bytes,
  clock: SandboxClock,
  everyMs: number,
  signal: AbortSignal,
): ReadableStream<Bytes> {
  let at = 0;
  return lazily(async (controller) => {
    if (at >= bytes.length) {
      controller.close();
      return;
    }
    await pause(clock, everyMs, signal);
    controller.enqueue(bytes.slice(at, at + 1));
    at += 1;
  });
}

export function cutInTwo(bytes: Bytes): ReadableStream<Bytes> {
  let isSent = false;
  return lazily((controller) => {
    if (isSent) {
      controller.error(new DroppedConnectionError());
      return;
    }
    isSent = true;
    controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)));
  });
}

/** A JSON object with one very long text. */
export function huge(size: number): ReadableStream<Bytes> {
  const encoder = new TextEncoder();
  const chunk = encoder.encode("x".repeat(65_536));
  let left = size;
  let isBegun = false;
  return lazily((controller) => {
    if (!isBegun) {
      isBegun = true;
      controller.enqueue(encoder.encode('{"padding":"'));
    } else if (left > 0) {
      left -= chunk.length;
      controller.enqueue(chunk.slice());
    } else {
      controller.enqueue(encoder.encode('"}'));
      controller.close();
    }
  });
}
