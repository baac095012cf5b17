export interface Deadline {
  /** Aborts at the deadline, or when `signal` does. */
  readonly signal: AbortSignal;
  readonly isOver: () => boolean;
  /** To be called when the call has ended: nothing may be left on the page. */
  readonly clear: () => void;
}

/** A time limit over an optional signal, in parts that browsers without `AbortSignal.any` and `.timeout` know, too. */
export function createDeadline(milliseconds: number, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let over = false;
  const timer = setTimeout(() => {
    over = true;
    controller.abort();
  }, milliseconds);
  const follow = () => {
    controller.abort(outer?.reason);
  };
  if (outer?.aborted === true) follow();
  else outer?.addEventListener("abort", follow, { once: true });
  return {
    signal: controller.signal,
    isOver: () => over,
    clear: () => {
      clearTimeout(timer);
      outer?.removeEventListener("abort", follow);
    },
  };
}
