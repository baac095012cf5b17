import type {
  ConnectEventMetadata,
  ConnectEventName,
  ConnectMetadata,
  ConnectResult,
  ExitError,
} from "../protocol/index.ts";

/** What the host hears. Order: events as they happen; `onSuccess` or `onExit`; `onClose` last. */
export interface ConnectCallbacks {
  /** Once per connection made: when it is healthy, or when the PSU leaves while it goes on by itself. */
  readonly onSuccess?: ((result: ConnectResult, metadata: ConnectMetadata) => void) | undefined;
  /** Once, when the PSU leaves without a connection; `null` when they just cancelled. */
  readonly onExit?: ((error: ExitError | null, metadata: ConnectMetadata) => void) | undefined;
  readonly onEvent?: ((name: ConnectEventName, metadata: ConnectEventMetadata) => void) | undefined;
  /** The first screen is there. */
  readonly onLoad?: (() => void) | undefined;
  /** The widget is closed; always last, once. */
  readonly onClose?: (() => void) | undefined;
}
