import type { AuthorisationRecord } from "../records.ts";
import { bankPage } from "./bank-page.ts";
import type { BankTexts } from "./bank-texts.ts";
import { html } from "./html.ts";

const button = (act: string, label: string, kind = "") =>
  html`<form method="post">
    <button class="${kind}" name="act" value="${act}">${label}</button>
  </form>`;

/** First page: any customer number is fine. */
export const signInPage = (texts: BankTexts, { institution, redirectUri }: AuthorisationRecord) =>
  bankPage({
    texts,
    institution,
    redirectUri,
    title: texts.signInTitle(institution.connector.name),
    body: html`<form method="post">
        <div>
          <label for="customer">${texts.customer}</label>
          <input
            id="customer"
            name="customer"
            autocomplete="off"
            aria-describedby="customer-hint"
          />
          <small id="customer-hint">${texts.customerHint}</small>
        </div>
        <div>
          <label for="secret">${texts.secret}</label>
          <input
            id="secret"
            name="secret"
            type="password"
            autocomplete="off"
            aria-describedby="secret-hint"
          />
          <small id="secret-hint">${texts.secretHint}</small>
        </div>
        <button class="main" name="act" value="signIn">${texts.signIn}</button>
      </form>
      ${button("refuse", texts.refuse)}
      <p>${texts.close}</p>`,
  });

/** Second page: the decision. */
export const approvePage = (
  texts: BankTexts,
  { institution, redirectUri }: AuthorisationRecord,
) => {
  const url = new URL(redirectUri);
  return bankPage({
    texts,
    institution,
    redirectUri,
    title: texts.approveTitle,
    body: html`<p>${texts.approveText(url.host === "" ? url.protocol : url.host)}</p>
      ${button("approve", texts.approve, "main")} ${button("refuse", texts.refuse)}
      ${button("fail", texts.fail)}
      <p>${texts.close}</p>`,
  });
};

/** A shop window: there is no way on from here. */
export const phonePage = (texts: BankTexts, { institution }: AuthorisationRecord) =>
  bankPage({
    texts,
    institution,
    title: texts.phoneTitle,
    body: html`<p>${texts.phoneText(institution.connector.name)}</p>`,
  });

export const endedPage = (texts: BankTexts) =>
  bankPage({
    texts,
    institution: null,
    title: texts.endedTitle,
    body: html`<p>${texts.endedText}</p>`,
    status: 404,
  });
