import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// A wait ends when what it waits for is there; this is only how long a machine may take that does other things, too.
configure({ asyncUtilTimeout: 60_000 });

afterEach(() => {
  cleanup();
});
