import { createContext, useContext } from "react";

/** What the controls of a form know of it; outside of one, no form at all. */
export const FormContext = createContext({ id: "", submissions: 0 });

/**
 * The value of the `form` attribute for a control: the form of ours around it, or none. Without the attribute a control
 * without a form of ours would belong to the form of the page that the widget stands in.
 */
export const useFormId = (): string => useContext(FormContext).id;

/** How often the form around has been submitted. */
export const useSubmissions = (): number => useContext(FormContext).submissions;
