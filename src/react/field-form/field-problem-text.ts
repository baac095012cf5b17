import type { FieldProblem } from "../../flow/index.ts";
import type { Translator } from "../../i18n/index.ts";

/** The sentence for what is wrong with a field, with the field's label where it helps. */
export function fieldProblemText(
  { t }: Pick<Translator, "t">,
  label: string,
  problem: FieldProblem,
): string {
  switch (problem.kind) {
    case "required":
    case "list":
    case "digits":
    case "pattern":
      return t(`field.error.${problem.kind}`, { label });
    case "digitsCount":
      return problem.min === problem.max
        ? t("field.error.digitsCount", { count: problem.min, label })
        : t("field.error.digitsRange", { min: problem.min, max: problem.max, label });
    case "tooLong":
      return t("field.error.tooLong", { max: problem.max, label });
    case "email":
    case "dateIncomplete":
    case "dateNotReal":
      return t(`field.error.${problem.kind}`);
  }
}
