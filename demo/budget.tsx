import type { Words } from "./words.ts";

const spent = 1284.6;
const budget = 1900;

/** Invented figures, so that the page looks like an application. */
export function Budget({ text, locale }: { readonly text: Words; readonly locale: "en" | "fr" }) {
  const money = new Intl.NumberFormat(locale === "fr" ? "fr-FR" : "en-GB", {
    style: "currency",
    currency: "EUR",
  });
  const lines = [
    [text.groceries, 412.35, 500],
    [text.home, 720, 900],
    [text.outings, 152.25, 500],
  ] as const;
  return (
    <section className="card" aria-labelledby="month">
      <h2 id="month">{text.month}</h2>
      <dl className="figures">
        <div>
          <dt>{text.spent}</dt>
          <dd>{money.format(spent)}</dd>
        </div>
        <div>
          <dt>{text.left}</dt>
          <dd>{money.format(budget - spent)}</dd>
        </div>
      </dl>
      {lines.map(([name, amount, limit]) => (
        <p key={name} className="line">
          <span>{name}</span>
          <meter min={0} max={limit} value={amount} aria-label={name} />
          <span>{money.format(amount)}</span>
        </p>
      ))}
    </section>
  );
}
