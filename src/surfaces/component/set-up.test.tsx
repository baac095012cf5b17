import { configure, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { proxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";
import type { ProxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";
import { ConnectWidget } from "./connect-widget.tsx";
import type { ConnectWidgetProps } from "./connect-widget.tsx";

// The screens and their texts are fetched first.
configure({ asyncUtilTimeout: 20_000 });

const logged = vi.fn();
let under: ProxyOverSandbox;

beforeEach(() => {
  logged.mockReset();
  vi.spyOn(console, "error").mockImplementation(logged);
  vi.spyOn(console, "warn").mockImplementation(logged);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  window.sessionStorage.clear();
});

async function showOver(
  options: Parameters<typeof proxyOverSandbox>[0],
  props: Partial<ConnectWidgetProps>,
) {
  under = proxyOverSandbox({ encryption: "none", ...options });
  vi.stubGlobal("fetch", under.fetch);
  const onExit = vi.fn<NonNullable<ConnectWidgetProps["onExit"]>>();
  render(<ConnectWidget proxyUrl="/guichet" locale="en" onExit={onExit} {...props} />);
  return { onExit, user: userEvent.setup() };
}

it.each([
  ["the list of banks", {}],
  ["one bank", { connectors: 1 }],
])(
  "[integration I5] a token that Powens does not know is told at %s, before anybody types",
  async (_name, { connectors }: { connectors?: number }) => {
    const props =
      connectors === undefined
        ? {}
        : { connectors: [proxyOverSandbox({ encryption: "none" }).bankOf("otp")] };
    const { onExit, user } = await showOver({ userToken: "a-token-of-another-domain" }, props);

    expect(
      await screen.findByRole("heading", { name: "This page is not set up correctly" }),
    ).toBeVisible();
    expect(logged.mock.calls.flat().join()).toContain("`resolveUserToken`");
    await user.click(screen.getAllByRole("button", { name: "Close" })[0] as HTMLElement);
    await waitFor(() => {
      expect(onExit).toHaveBeenCalledOnce();
    });
    expect(onExit.mock.calls[0]?.[0]).toMatchObject({
      code: "implementation_error",
      message: expect.stringContaining("`resolveUserToken`") as string,
    });
    expect(under.sent.map(({ method }) => method)).not.toContain("POST");
  },
);
