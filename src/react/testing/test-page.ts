import { LEFT_KEY } from "../../protocol/return-parameter.ts";
import type { HostPage } from "../host-page.ts";

/** A page that remembers what a widget did to it. */
export interface TestPage extends HostPage {
  /** Where the widget sent the page. */
  readonly left: readonly string[];
  /** How often the widget loaded the page again. */
  readonly reloads: () => number;
  readonly stored: ReadonlyMap<string, string>;
  /** The files that the PSU was given. */
  readonly files: readonly {
    readonly name: string;
    readonly type: string;
    readonly text: string;
  }[];
}

/** Creates a page in memory. Its clock is `Date`, so that fake timers move it too; its handles are numbered. */
export function createTestPage(): TestPage {
  const left: string[] = [];
  const files: { name: string; type: string; text: string }[] = [];
  const stored = new Map<string, string>();
  let handles = 0;
  let reloads = 0;
  return {
    left,
    reloads: () => reloads,
    reload: () => {
      reloads += 1;
    },
    stored,
    files,
    saveFile: (file) => {
      files.push(file);
    },
    href: () => "https://app.example/accounts",
    leave: (url) => {
      left.push(url);
      return "away";
    },
    framed: null,
    takeReturnCode: () => null,
    load: (key) => stored.get(key) ?? null,
    save: (key, text) => {
      if (text === null) stored.delete(key);
      else stored.set(key, text);
    },
    noteLeft: (key) => {
      stored.set(LEFT_KEY, key);
    },
    now: () => Date.now(),
    newHandle: () => {
      handles += 1;
      return handles.toString(16).padStart(32, "0");
    },
  };
}
