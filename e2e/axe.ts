import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** What only the page around the widget can do. */
const OF_THE_HOST = ["region", "page-has-heading-one", "landmark-one-main", "bypass"];
const WIDGET = ".guichet-root";

interface Violation {
  readonly id: string;
  readonly nodes: readonly {
    readonly target: readonly unknown[];
    readonly failureSummary?: string | undefined;
  }[];
}

const inWords = (violations: readonly Violation[]): string[] =>
  violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary ?? ""}`,
    ),
  );

/** What of the widget breaks a rule of WCAG that a machine can check: the rule, the place, and why. */
export async function violationsIn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // It would load the style sheets again and write them into the page, which the page's policy refuses.
    .options({ preload: false })
    .include(WIDGET)
    .withTags(RULES)
    .disableRules(OF_THE_HOST)
    .setLegacyMode(true)
    .analyze();
  return inWords(violations);
}

/** The same for a page that was looked at before: axe is still there, and need not be sent into it again. */
export async function violationsInAgain(page: Page): Promise<string[]> {
  const violations = await page.evaluate(
    async ([widget, tags, ofTheHost]) => {
      const { axe } = window as unknown as {
        readonly axe: {
          run(
            context: { readonly include: readonly (readonly string[])[] },
            options: object,
          ): Promise<{ readonly violations: readonly Violation[] }>;
        };
      };
      const results = await axe.run(
        { include: [[widget]] },
        {
          preload: false,
          resultTypes: ["violations"],
          runOnly: { type: "tag", values: tags },
          rules: Object.fromEntries(ofTheHost.map((rule) => [rule, { enabled: false }])),
        },
      );
      return results.violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })),
      }));
    },
    [WIDGET, RULES, OF_THE_HOST] as const,
  );
  return inWords(violations);
}

/** Nothing of the widget breaks a rule of WCAG that a machine can check. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsIn(page)).toEqual([]);
}
