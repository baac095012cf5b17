import { PowensTransportError } from "./powens-transport.ts";

/** How many calls run at the same time, how many more may wait for one to end, and for how long. */
export interface LaneSize {
  readonly running: number;
  readonly waiting: number;
  readonly waitMs: number;
}

/**
 * Lets so many calls pass at the same time: a call that has not entered has not left for Powens either.
 *
 * Made by hand: p-limit lets nobody who waits be turned away after a time, nor limits how many wait.
 */
export interface CallLane {
  /** Resolves when the call may go; rejects with `busy` when it waited too long or too many wait already. */
  enter(waitMs: number): Promise<void>;
  /** A call that entered has ended. */
  leave(): void;
  /** Whoever waits is turned away, and so is everybody after them. */
  close(): void;
}

export function createCallLane(size: LaneSize): CallLane {
  let running = 0;
  let isClosed = false;
  const waiting = new Set<{ goOn: () => void; turnAway: () => void }>();

  return {
    async enter(waitMs) {
      if (isClosed) throw new PowensTransportError("busy");
      if (running < size.running) {
        running += 1;
        return;
      }
      if (waiting.size >= size.waiting) throw new PowensTransportError("busy");
      await new Promise<void>((resolve, reject) => {
        const settle = (then: () => void) => () => {
          clearTimeout(timer);
          waiting.delete(turn);
          then();
        };
        const turn = {
          goOn: settle(resolve),
          turnAway: settle(() => {
            reject(new PowensTransportError("busy"));
          }),
        };
        const timer = setTimeout(turn.turnAway, Math.min(waitMs, size.waitMs));
        waiting.add(turn);
      });
    },
    leave() {
      const [next] = waiting;
      // The place goes from hand to hand, so that nobody slips in between.
      if (next === undefined) running -= 1;
      else next.goOn();
    },
    close() {
      isClosed = true;
      for (const { turnAway } of [...waiting]) turnAway();
    },
  };
}
