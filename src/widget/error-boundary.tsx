import { Component } from "react";
import type { ReactNode } from "react";

interface Props {
  readonly children: ReactNode;
  /** Shown instead once a screen has failed. */
  readonly fallback: ReactNode;
  /** Told once; never with the error itself, which may quote anything. */
  readonly onFault: () => void;
}

/** Keeps a fault of ours inside the widget: the host's page goes on. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override readonly state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch() {
    this.props.onFault();
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
