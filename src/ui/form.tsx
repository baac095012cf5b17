import { createContext, useContext, useState, type ReactNode } from "react";
import { FormId } from "./form-id.ts";
import { useSubmission } from "./use-submission.ts";

const Submissions = createContext(0);

/** How often the form around has been submitted. */
export const useSubmissions = (): number => useContext(Submissions);

export interface FormProps {
  className?: string | undefined;
  /** Hears each submission. Nothing is submitted by the browser, whatever the handler does. */
  onSubmit: (form: HTMLFormElement) => void;
  children: ReactNode;
}

/**
 * A form that stays on the page: checked by us, and sent nowhere by the browser. It is a form for password managers and
 * for the keyboards of phones.
 */
export function Form({ className, onSubmit, children }: FormProps) {
  // Not by `useId`: two roots on a page count alike, and a control must not find the form of another.
  const [id] = useState(() => `guichet-form-${Math.random().toString(36).slice(2)}`);
  const [submissions, setSubmissions] = useState(0);
  const ref = useSubmission((form) => {
    setSubmissions((count) => count + 1);
    onSubmit(form);
  });
  return (
    <FormId.Provider value={id}>
      <Submissions.Provider value={submissions}>
        {/* Where a page stops every event of ours, the browser submits by itself: this method goes to no address. */}
        <form ref={ref} id={id} method="dialog" noValidate className={className}>
          {children}
        </form>
      </Submissions.Provider>
    </FormId.Provider>
  );
}
