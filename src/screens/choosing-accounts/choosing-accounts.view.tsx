import type { Ref } from "react";
import { keyOf } from "../../flow/index.ts";
import type { FoundItem, Unread } from "../../flow/index.ts";
import {
  levelBelow,
  StepHeading,
  useApplication,
  useConnectContext,
  useTranslator,
} from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";
import {
  Button,
  CheckboxGroup,
  ErrorSummary,
  FormScreen,
  Heading,
  LinkButton,
  Notice,
  Text,
} from "../../ui/index.ts";

export interface ChoosingAccountsViewProps {
  readonly frame: StepFrame;
  /** What can be chosen, one or more. */
  readonly items: readonly FoundItem[];
  readonly chosen: readonly string[];
  /** The host's sentence. */
  readonly purpose: string | null;
  /** When the consent ends, in milliseconds since 1970. */
  readonly until: number | null;
  /** Types of account that could not be reached; `null` when all is well. */
  readonly unreached: readonly string[] | null;
  /** Left out, because their list could not be read. */
  readonly unread: Unread;
  readonly problem: "notSaved" | "partlySaved" | "nothingChosen" | null;
  readonly summaryRef: Ref<HTMLElement>;
  /** The id of the first choice. */
  readonly fieldId: string;
  readonly busy: boolean;
  readonly onChoose: (key: string, isChosen: boolean) => void;
  readonly onChooseAll: () => void;
  readonly onShareNothing: () => void;
  /** Hears the keys of what is ticked. */
  readonly onSubmit: (ticked: readonly string[]) => void;
}

/** The accounts that were found, by type. Nothing is ticked that the PSU or the host did not tick. */
export function ChoosingAccountsView(props: ChoosingAccountsViewProps) {
  const { frame, items, chosen, purpose, unreached, unread, problem, busy, fieldId } = props;
  const { headingLevel } = useConnectContext();
  const { t, list, accountType } = useTranslator();
  const words = useWords(props);
  const handleSubmit = (form: HTMLFormElement) => {
    const ticked = form.querySelectorAll<HTMLInputElement>("input:checked");
    props.onSubmit([...ticked].map(({ value }) => value));
  };
  const names = [...new Set((unreached ?? []).map(accountType))];
  return (
    <FormScreen
      {...frame}
      sticky
      onSubmit={handleSubmit}
      intro={
        <>
          {/* Focus is the summary's where the choice comes back with one. */}
          {problem === null ? (
            <StepHeading>{words.heading}</StepHeading>
          ) : (
            <Heading level={headingLevel}>{words.heading}</Heading>
          )}
          {purpose !== null && <Text>{purpose}</Text>}
          <Text>{words.text}</Text>
        </>
      }
      primary={
        <Button type="submit" wide busy={busy}>
          {problem === null || problem === "nothingChosen" ? words.primary : t("label.tryAgain")}
        </Button>
      }
      secondary={
        <LinkButton onClick={props.onShareNothing}>{t("choosingAccounts.shareNothing")}</LinkButton>
      }
    >
      {problem !== null && (
        <ErrorSummary
          ref={props.summaryRef}
          heading={
            problem === "nothingChosen"
              ? t("form.summary", { count: 1 })
              : t(`choosingAccounts.${problem}.heading`)
          }
          headingLevel={levelBelow(headingLevel)}
          items={problem === "nothingChosen" ? [{ fieldId, message: words.error }] : []}
        >
          {problem !== "nothingChosen" && <Text>{t("loadFailed.text")}</Text>}
        </ErrorSummary>
      )}
      {unreached !== null && (
        <Notice tone="warning">
          {names.length === 0
            ? t("choosingAccounts.partial.noticeWithoutList")
            : t("choosingAccounts.partial.notice", { list: list(names) })}
        </Notice>
      )}
      {unread.map((kind) => (
        <Notice key={kind} tone="warning">
          {t(`choosingAccounts.unread.${kind}`)}
        </Notice>
      ))}
      {items.length > 1 && (
        <LinkButton onClick={props.onChooseAll}>{t("choosingAccounts.selectAll")}</LinkButton>
      )}
      {groupsOf(items).map(([type, members], index) => (
        <CheckboxGroup
          key={type}
          id={index === 0 ? fieldId : `${fieldId}-${type}`}
          bankText
          legend={words.groupName(type)}
          chosen={chosen}
          options={members.map((item) => ({
            value: keyOf(item),
            label: item.name ?? words.groupName(type),
            description:
              item.number === null
                ? undefined
                : t("choosingAccounts.endingIn", { digits: item.number.replace("…", "") }),
          }))}
          onChange={({ target }) => {
            props.onChoose(target.value, target.checked);
          }}
        />
      ))}
    </FormScreen>
  );
}

const CONTRACTS = "";

/** By type, in the order in which the bank shows the first of each. */
function groupsOf(items: readonly FoundItem[]): readonly (readonly [string, FoundItem[]])[] {
  const groups = new Map<string, FoundItem[]>();
  for (const item of items) {
    const type = item.kind === "subscription" ? CONTRACTS : (item.type ?? "unknown");
    groups.set(type, [...(groups.get(type) ?? []), item]);
  }
  return [...groups];
}

function useWords({ items, chosen, until }: ChoosingAccountsViewProps) {
  const { t, locale, date, accountType } = useTranslator();
  const app = useApplication().start;
  const count = chosen.length;
  const groupName = (type: string) => {
    const name = type === CONTRACTS ? t("choosingAccounts.contracts.group") : accountType(type);
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  };
  if (items.every(({ kind }) => kind === "subscription"))
    return {
      groupName,
      heading: t("choosingAccounts.contracts.heading"),
      text: t("choosingAccounts.contracts.text", { app }),
      primary: t("choosingAccounts.contracts.primary", { count }),
      error: t("choosingAccounts.contracts.error"),
    };
  return {
    groupName,
    heading: t("choosingAccounts.heading"),
    text:
      until === null
        ? t("choosingAccounts.textWithoutDate", { app })
        : t("choosingAccounts.text", { app, date: date(until) }),
    primary: t("choosingAccounts.primary", { count }),
    error: t("choosingAccounts.error"),
  };
}
