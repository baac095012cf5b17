import type { ConnectApi } from "../src/api/index.ts";
import type { MessageId } from "../src/i18n/index.ts";
import type { StepName } from "../src/flow/index.ts";
import type { CredentialsPolicy } from "../src/protocol/index.ts";
import type { ConnectOptions } from "../src/widget/index.ts";
import type { Story } from "./story.ts";

/** Every step that shows something. */
export type ShownStep = Exclude<StepName, "closed">;

/** What a reader must find on a screen for it to be the right one. */
export interface Expected {
  /** `null` only where a screen has no heading. */
  readonly heading: MessageId | null;
  /** Sentences that tell this variant from another of the same heading. */
  readonly says?: readonly MessageId[];
  /** What the heading and the sentences name, besides the bank. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** One variant of a screen. */
interface Variant extends Expected {
  readonly title: string;
  /** Brings a flow to this variant; without it, the flow stands at its beginning. */
  readonly tell?: (story: Story) => unknown;
  /** Default `forms`. */
  readonly credentials?: CredentialsPolicy;
  /** What the screen hears instead of the sandbox, where it is about answers that are late, wrong or missing. */
  readonly api?: Partial<ConnectApi>;
  readonly options?: Partial<ConnectOptions>;
  /** Milliseconds that pass while the screen is there. */
  readonly waited?: number;
  readonly isOffline?: boolean;
  /** What the reader's browser says of their languages. */
  readonly languages?: readonly string[];
  /** Shows the banks' logos, where all others show initials. */
  readonly hasLogos?: boolean;
  /** What a reader does on the screen. Tried again until it answers `true`. */
  readonly act?: (root: HTMLElement) => boolean;
}

export interface Entry extends Variant {
  /** `step.variant`; names the entry in addresses. */
  readonly id: string;
  readonly step: ShownStep;
}

/** The variants of some steps, by name. */
export type Chapter = {
  readonly [S in ShownStep]?: Readonly<Record<string, Variant>>;
};
