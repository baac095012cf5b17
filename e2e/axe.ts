import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What only the page around the widget can do. */
const OF_THE_HOST = ["region", "page-has-heading-one", "landmark-one-main", "bypass"];

/** What of the widget breaks a rule of WCAG that a machine can check: the rule, the place, and why. */
export async function violationsIn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // It would load the style sheets again and write them into the page, which the page's policy refuses.
    .options({ preload: false })
    .include(".guichet-root")
    .withTags(RULES)
    .disableRules(OF_THE_HOST)
    .setLegacyMode(true)
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary ?? ""}`,
    ),
  );
}

/** Nothing of the widget breaks a rule of WCAG that a machine can check. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsIn(page)).toEqual([]);
}
