import type { Page } from "@playwright/test";

/** Counts the POSTs that a page sends to a path from now on. */
export function countPosts(page: Page, path: string): () => number {
  let count = 0;
  page.on("request", (request) => {
    if (request.method() === "POST" && new URL(request.url()).pathname === path) count += 1;
  });
  return () => count;
}
