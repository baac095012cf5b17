import { createContext, useContext } from "react";

/** The id of the form of ours around; outside of one, no form at all. */
export const FormId = createContext("");

/**
 * The value of the `form` attribute for a control: the form of ours around it, or none. Without the attribute a control
 * without a form of ours would belong to the form of the page that the widget stands in.
 */
export const useFormId = (): string => useContext(FormId);
