import type { Words } from "./words.ts";

export interface HeardEvent {
  readonly name: string;
  readonly detail: string;
}

/** Every callback of the widget, as the application hears it. */
export function EventLog({
  text,
  events,
}: {
  readonly text: Words;
  readonly events: readonly HeardEvent[];
}) {
  return (
    <section className="card" aria-labelledby="events">
      <h2 id="events">{text.events}</h2>
      {events.length === 0 ? (
        <p className="quiet">{text.noEvents}</p>
      ) : (
        <ol className="events" data-testid="host-events">
          {events.map(({ name, detail }, index) => (
            <li key={index}>
              <code>{name}</code> <span className="quiet">{detail}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
