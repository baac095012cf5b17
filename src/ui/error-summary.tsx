import { forwardRef, useId, type MouseEvent, type ReactNode } from "react";
import styles from "./error-summary.module.css";
import { Heading, type HeadingLevel } from "./heading.tsx";
import { ProblemIcon } from "./icons.tsx";

export interface ErrorSummaryItem {
  /** The `id` given to the field. */
  fieldId: string;
  message: string;
}

export interface ErrorSummaryProps {
  heading: string;
  /** Default 2. */
  headingLevel?: HeadingLevel | undefined;
  items: readonly ErrorSummaryItem[];
  /** Sentences between the heading and the links. */
  children?: ReactNode | undefined;
}

const focusField = (event: MouseEvent<HTMLAnchorElement>, fieldId: string) => {
  event.preventDefault();
  // The widget may live in a shadow root, where `document` does not find the field.
  const root = event.currentTarget.getRootNode();
  if (root instanceof Document || root instanceof ShadowRoot) root.getElementById(fieldId)?.focus();
};

/** What to correct, at the top of a form. Move the focus here after a failed check: it is read as it takes focus. */
export const ErrorSummary = forwardRef<HTMLElement, ErrorSummaryProps>(function ErrorSummary(
  { heading, headingLevel = 2, items, children },
  ref,
) {
  const headingId = useId();
  return (
    <section ref={ref} tabIndex={-1} aria-labelledby={headingId} className={styles["summary"]}>
      <div className={styles["heading"]}>
        <ProblemIcon />
        <Heading level={headingLevel} size="small" id={headingId}>
          {heading}
        </Heading>
      </div>
      {children}
      {items.length > 0 && (
        <ul className={styles["list"]}>
          {items.map(({ fieldId, message }) => (
            <li key={fieldId}>
              <a
                href={`#${fieldId}`}
                className={styles["link"]}
                onClick={(event) => focusField(event, fieldId)}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
});
