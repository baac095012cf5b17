import { afterEach, expect, it } from "vitest";
import { plainMessage } from "../channel/plain-message.ts";
import { frameOptions } from "./guichet-options.ts";

afterEach(() => {
  Reflect.deleteProperty(Array.prototype, "toJSON");
});

it("[host-page 45] a frame is told lists as they are where the page's arrays write themselves", () => {
  const connectors = ["0f8c5d2e-6a51-4c5b-9d3e-2b7f0e1a4c01"];
  Object.defineProperty(Array.prototype, "toJSON", { value: () => "[]", configurable: true });
  expect(frameOptions({ serverUrl: "https://connect.example", connectors })).toEqual({
    connectors,
  });
  expect(plainMessage({ connectors })).toEqual({ connectors });
});
