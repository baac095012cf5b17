import {
  forwardRef,
  useImperativeHandle,
  useRef,
  type ComponentPropsWithoutRef,
  type KeyboardEvent,
} from "react";
import { FieldFrame } from "./field-frame.tsx";
import { useFieldIds, type FieldTexts } from "./field-ids.ts";
import { IconButton } from "./icon-button.tsx";
import { CloseIcon, SearchIcon } from "./icons.tsx";
import inputStyles from "./input.module.css";
import { verbatimInput } from "./private-input.ts";
import styles from "./search-field.module.css";

export interface SearchFieldProps
  extends
    FieldTexts,
    Omit<
      ComponentPropsWithoutRef<"input">,
      | keyof FieldTexts
      | "type"
      | "name"
      | "form"
      | "value"
      | "onChange"
      | "className"
      | "style"
      | "children"
    > {
  value: string;
  onValueChange: (value: string) => void;
  /** Name of the button that empties the field. */
  clearLabel: string;
}

/** A search box, which submits nothing, with its own clear button; Escape empties it and, when it is empty, is left to the page. */
export const SearchField = forwardRef<HTMLInputElement, SearchFieldProps>(function SearchField(
  { label, hint, error, suffix, bankText, value, onValueChange, clearLabel, onKeyDown, ...rest },
  ref,
) {
  const ids = useFieldIds({ hint, error }, rest.id, rest["aria-describedby"]);
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(
    ref,
    () => input.current,
    [],
  );

  const clear = () => {
    onValueChange("");
    input.current?.focus();
  };

  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    onKeyDown?.(event);
    if (event.key !== "Escape" || value === "") return;
    // A dialog around the field must not close on the same key.
    event.stopPropagation();
    // An input method gives up its word by this key, and the browser does what there is to do.
    if (event.nativeEvent.isComposing) return;
    event.preventDefault();
    clear();
  };

  return (
    <FieldFrame ids={ids} {...{ label, hint, error, suffix, bankText }}>
      <div className={styles["row"]}>
        <span className={styles["glass"]}>
          <SearchIcon />
        </span>
        <input
          autoComplete="off"
          enterKeyHint="search"
          {...verbatimInput}
          {...rest}
          ref={input}
          id={ids.control}
          form=""
          type="search"
          className={inputStyles["input"]}
          value={value}
          aria-describedby={ids.describedBy}
          aria-invalid={error ? true : undefined}
          onChange={(event) => onValueChange(event.target.value)}
          onKeyDown={handleKeyDown}
        />
        {value !== "" && (
          <span className={styles["clear"]}>
            <IconButton label={clearLabel} icon={<CloseIcon />} onClick={clear} />
          </span>
        )}
      </div>
    </FieldFrame>
  );
});
