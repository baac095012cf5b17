import { useConnectContext } from "./connect-context.tsx";

/** The name of the application that the accounts are for, or what stands for it, at and after a sentence's start. */
export function useApplication(): { readonly start: string; readonly inside: string } {
  const { options, translator } = useConnectContext();
  const { application } = options;
  return application === undefined || application.trim() === ""
    ? { start: translator.t("app.start"), inside: translator.t("app.inside") }
    : { start: application, inside: application };
}
