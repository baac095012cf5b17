import { Form, type FormProps } from "./form.tsx";
import { Screen, type ScreenProps } from "./screen.tsx";

export interface FormScreenProps extends Omit<ScreenProps, "drawBody"> {
  onSubmit: FormProps["onSubmit"];
}

/** A {@link Screen} whose body is a form. Apart from it, since the first screen of a page has none. */
export function FormScreen({ onSubmit, ...screen }: FormScreenProps) {
  return (
    <Screen
      {...screen}
      drawBody={(body, className) => (
        <Form className={className} onSubmit={onSubmit}>
          {body}
        </Form>
      )}
    />
  );
}
