import { act, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { ConnectApi } from "../api/index.ts";
import type { StepState } from "../flow/index.ts";
import { ConnectError } from "../protocol/index.ts";
import type { WebauthStarted } from "../protocol/index.ts";
import { attemptAt, bank, BANK_UUID, connectionTo } from "./testing/bank.ts";
import { renderStep } from "./testing/render-step.tsx";
import { useLeaveForBank } from "./use-leave-for-bank.ts";
import { useStep } from "./connect-context.tsx";

const ADDRESS = "https://bank.example/authorize?secret=canary-7731";
const attempt = attemptAt(bank({ auth_mechanism: "webauth", fields: [] }));
const door: StepState = { step: "leavingForBank", attempt, going: false };

function Door() {
  const { attempt } = useStep("leavingForBank");
  const { start, isPending } = useLeaveForBank(attempt, () => ({ login: "12345678" }));
  return <button onClick={start}>{isPending ? "Opening" : "Go"}</button>;
}

async function atTheDoor(startWebauth: ConnectApi["startWebauth"]) {
  const asked = vi.fn(startWebauth);
  const rendered = await renderStep(door, <Door />, { api: { startWebauth: asked } });
  const press = () => rendered.user.click(screen.getByRole("button"));
  return { ...rendered, asked, press };
}

const leads = (url: string) => (): Promise<WebauthStarted> =>
  Promise.resolve({ kind: "leave", url });

describe("the way to the bank", () => {
  it("is asked for with what is known, and leads the whole page there", async () => {
    const { asked, press, page, instance } = await atTheDoor(leads(ADDRESS));
    await press();
    expect(asked.mock.calls).toEqual([
      [
        {
          connector_uuid: BANK_UUID,
          id_connection: null,
          source: null,
          fields: { login: "12345678" },
          returnTo: page.href(),
        },
      ],
    ]);
    expect(page.left).toEqual([ADDRESS]);
    expect(instance.store.getState()).toMatchObject({ step: "leavingForBank", going: true });
  });

  it("[T88][T39] is kept nowhere: no state, no cache, no storage", async () => {
    const { press, page, instance } = await atTheDoor(leads(ADDRESS));
    await press();
    const caches = [
      instance.queryClient
        .getQueryCache()
        .getAll()
        .map(({ state }) => state),
      instance.queryClient
        .getMutationCache()
        .getAll()
        .map(({ state }) => state),
      instance.store.getState(),
      [...page.stored],
    ];
    expect(JSON.stringify(caches)).not.toContain("canary-7731");
    expect(document.documentElement.innerHTML).not.toContain("canary-7731");
  });

  it("is asked for once, however often it is pressed meanwhile", async () => {
    const answers: ((started: WebauthStarted) => void)[] = [];
    const { asked, user, page } = await atTheDoor(
      () =>
        new Promise((resolve) => {
          answers.push(resolve);
        }),
    );
    await user.tripleClick(screen.getByRole("button"));
    expect(asked).toHaveBeenCalledTimes(1);
    await act(async () => answers[0]?.({ kind: "leave", url: ADDRESS }));
    expect(page.left).toEqual([ADDRESS]);
  });

  it("is not gone when nothing was due", async () => {
    const { press, page, instance } = await atTheDoor(() =>
      Promise.resolve({ kind: "alreadyDone", connection: connectionTo() }),
    );
    await press();
    expect(instance.store.getState()).toMatchObject({ step: "connected" });
    expect(page.left).toEqual([]);
  });

  it.each(["http://bank.example/", "bankapp://authorize"])(
    "[T14] is not gone to %s",
    async (url) => {
      const { press, page, instance } = await atTheDoor(leads(url));
      await press();
      expect(page.left).toEqual([]);
      expect(instance.store.getState().step).toBe("loadFailed");
    },
  );

  it("says when it is not known, and can be asked for again", async () => {
    const answers = [
      () => Promise.reject(new ConnectError("network_unreachable", "m")),
      leads(ADDRESS),
    ];
    const { press, page, instance } = await atTheDoor(
      () => answers.shift()?.() ?? leads(ADDRESS)(),
    );
    await press();
    expect(instance.store.getState()).toMatchObject({
      step: "loadFailed",
      code: "network_unreachable",
    });
    act(() => {
      instance.store.send({ type: "TRIED_AGAIN" });
    });
    await press();
    expect(page.left).toEqual([ADDRESS]);
  });

  it.each([
    [
      "the PSU went back",
      (send: (event: { type: "BACK" }) => void) => {
        send({ type: "BACK" });
      },
    ],
    [
      "the widget was taken away",
      (_send: unknown, unmount: () => void) => {
        unmount();
      },
    ],
  ])("is not gone after %s", async (_what, end) => {
    const answers: ((started: WebauthStarted) => void)[] = [];
    const { press, page, instance, unmount } = await atTheDoor(
      () =>
        new Promise((resolve) => {
          answers.push(resolve);
        }),
    );
    await press();
    act(() => {
      end(instance.store.send, unmount);
    });
    await act(async () => answers[0]?.({ kind: "leave", url: ADDRESS }));
    expect(page.left).toEqual([]);
  });

  it("is taken for done when the browser shows the page again from its own cache", async () => {
    const { press, instance } = await atTheDoor(leads(ADDRESS));
    await press();
    act(() => {
      window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: false }));
    });
    expect(instance.store.getState().step).toBe("leavingForBank");
    act(() => {
      window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    });
    expect(instance.store.getState()).toMatchObject({ step: "returningFromBank", why: "returned" });
  });
});
