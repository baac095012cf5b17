import { LRUCache } from "lru-cache";
import { AnsweredError } from "./answered-error.ts";

const FRESH_MS = 2_000;
const PER_MINUTE = 12;
const MINUTE_MS = 60_000;
const MAX_WATCHED = 5_000;
const MAX_FORMS = 20;

interface Form<Value> {
  load: Promise<Value> | null;
  last: { value: Value; at: number } | null;
}

interface Watched<Value> {
  /** The forms that it is read in. */
  forms: Map<string, Form<Value>>;
  /** When the reads of the past minute began, in whatever form. */
  begun: number[];
}

/** Reads that many watchers share, at most twelve a minute for each thing that is watched. */
export interface PacedReads<Value> {
  /** `form` tells apart reads of one thing that bring different values, such as pages. */
  read(
    userKey: string,
    subject: string,
    loader: () => Promise<Value>,
    form?: string,
  ): Promise<Value>;
  /** What was read before is no longer true. */
  forget(userKey: string, subject: string): void;
  /** The same for whoever watches it, with one read more in this minute. */
  renew(subject: string): void;
}

/** The form of a name; the one used longest ago gives way. An lru-cache for each thing would take ten times the memory. */
function formOf<Value>(forms: Map<string, Form<Value>>, name: string): Form<Value> {
  const form = forms.get(name) ?? { load: null, last: null };
  forms.delete(name);
  const oldest = forms.size >= MAX_FORMS ? forms.keys().next() : undefined;
  if (oldest?.value !== undefined) forms.delete(oldest.value);
  forms.set(name, form);
  return form;
}

export function createPacedReads<Value>(now: () => number): PacedReads<Value> {
  const watched = new LRUCache<string, Watched<Value>>({ max: MAX_WATCHED });
  const nameOf = (userKey: string, subject: string) => JSON.stringify([userKey, subject]);

  const begin = (form: Form<Value>, loader: () => Promise<Value>): Promise<Value> => {
    const load = loader()
      .then((value) => {
        form.last = { value, at: now() };
        return value;
      })
      .finally(() => {
        form.load = null;
      });
    form.load = load;
    return load;
  };

  return {
    async read(userKey, subject, loader, formName = "") {
      const name = nameOf(userKey, subject);
      const entry = watched.get(name) ?? { forms: new Map(), begun: [] };
      watched.set(name, entry);
      const form = formOf(entry.forms, formName);
      if (form.load !== null) return form.load;
      if (form.last !== null && now() - form.last.at < FRESH_MS) return form.last.value;
      entry.begun = entry.begun.filter((at) => at > now() - MINUTE_MS);
      if (entry.begun.length < PER_MINUTE) {
        entry.begun.push(now());
        return begin(form, loader);
      }
      if (form.last !== null) return form.last.value;
      throw new AnsweredError(429, "rate_limited", "Too many reads of one connection.", {
        retryAfter: Math.ceil(((entry.begun[0] ?? now()) + MINUTE_MS - now()) / 1000),
      });
    },
    forget(userKey, subject) {
      // A read under way keeps its old entry: what it brings may be from before the write.
      watched.delete(nameOf(userKey, subject));
    },
    renew(subject) {
      for (const [name, entry] of watched) {
        if (!name.endsWith(`,${JSON.stringify(subject)}]`)) continue;
        entry.forms = new Map();
        entry.begun.shift();
      }
    },
  };
}
