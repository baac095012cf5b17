/** What others hold on to and types do not show, from the tables of the code: {@link recorded} is kept in `docs/api`. */
import { pathToFileURL } from "node:url";
import type { GenericSchema } from "valibot";
import { variableNames } from "../../src/cli/serve/server-config.ts";
import { transitions } from "../../src/flow/transitions.ts";
import { connectErrorCodes } from "../../src/protocol/connect-error.ts";
import { connectionStates } from "../../src/protocol/connection-state.ts";
import { FRAME_PROTOCOL } from "../../src/protocol/frame-handshake.ts";
import { frameMessageSchema, hostMessageSchema } from "../../src/protocol/frame-messages.ts";
import { commonFacts, hostEvents } from "../../src/protocol/host-event-table.ts";
import { GUICHET_HEADER, IDEMPOTENCY_HEADER, proxyRoutes } from "../../src/protocol/proxy-api.ts";
import { proxyQueries } from "../../src/protocol/proxy-queries.ts";
import { sessionRoutes } from "../../src/protocol/session-routes.ts";
import { webviewParameterNames } from "../../src/protocol/webview-parameters.ts";
import { createElementEvents } from "../../src/surfaces/element/element-events.ts";
import { attributes, properties } from "../../src/surfaces/element/element-properties.ts";
import { optionNames as loaderOptions } from "../../src/surfaces/element/option-names.ts";
import { optionsSchema } from "../../src/widget/widget-options.ts";
import { isSchema, shapeOf } from "./shape-of.ts";
import { commandText, filesIn, literalsLike, readStyles } from "./sources.ts";

const routesOf = (routes: Readonly<Record<string, { method: string; path: string }>>) =>
  Object.values(routes).map(({ method, path }) => `${method} ${path}`);

const eventsOf = Object.entries(hostEvents).map(
  ([name, { payload, stability }]) =>
    `${name} (${stability}): ${[...Object.keys(commonFacts), ...payload].join(", ")}`,
);

/** The shapes of all schemas of the protocol, without the names that they have in the code. */
async function wireShapes(): Promise<string[]> {
  const modules = await Promise.all(
    filesIn("src/protocol", /\.ts$/).map(
      (path) => import(pathToFileURL(path).href) as Promise<Record<string, unknown>>,
    ),
  );
  return modules
    .flatMap((module) => Object.values(module))
    .filter(isSchema)
    .map(shapeOf)
    .filter((shape) => shape.includes(": "));
}

/** The names of the element's events, as it dispatches them. */
function elementEvents(): string[] {
  const told: string[] = [];
  const element = {
    dispatchEvent: ({ type }: Event) => told.push(type),
    removeAttribute: () => undefined,
  };
  const { callbacks } = createElementEvents(element as unknown as HTMLElement);
  for (const callback of Object.values(callbacks) as ((...facts: unknown[]) => void)[])
    callback(null, null);
  return told;
}

/** Commands as the help lists them, and flags as it lists them and as they are read. */
function commandWords(): string[] {
  const text = commandText();
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, word = ""]) => word);
  return [
    ...all(/^ {2}([a-z]+) {2,}/gm),
    ...all(/(--[a-z][a-z-]+)/g),
    ...all(/^ *"?([a-z-]+)"?: \{ type: "(?:string|boolean)"/gm).map((flag) => `--${flag}`),
  ];
}

/** The members of a union of objects, each by itself. */
const membersOf = (schema: GenericSchema): string[] => shapeOf(schema).split(/(?<=\}) \| (?=\{)/);

/** Sorted, each once: where it stands in the code says nothing. */
const list = (title: string, lines: readonly string[]) =>
  `## ${title}\n\n${[...new Set(lines)].sort().join("\n")}\n`;

/** One text: a heading for each kind, and under it one line for each name. */
export async function recorded(): Promise<string> {
  const { classes, properties: ofStyles } = await readStyles();
  return [
    "# What others hold on to, besides types\n",
    "Made by `npm run api`; a test compares it with the code.\n",
    list("Routes of the proxy", routesOf(proxyRoutes)),
    list(
      "Queries of the proxy",
      Object.entries(proxyQueries).map(([route, query]) => `${route}: ${shapeOf(query)}`),
    ),
    list("Routes of sessions", routesOf(sessionRoutes)),
    list("Parameters of the Webview's addresses", webviewParameterNames),
    list("Shapes on the wire", await wireShapes()),
    list(`From the frame, version ${String(FRAME_PROTOCOL)}`, membersOf(frameMessageSchema)),
    list(`To the frame, version ${String(FRAME_PROTOCOL)}`, membersOf(hostMessageSchema)),
    list(
      "Options of the widget",
      Object.entries(optionsSchema.entries).map(([name, schema]) => `${name}: ${shapeOf(schema)}`),
    ),
    list("Options of the loader", loaderOptions),
    list("Attributes of the element", Object.keys(attributes)),
    list("Properties of the element", properties),
    list("Events of the element", elementEvents()),
    list("Events", eventsOf),
    list("Steps", Object.keys(transitions)),
    list("Error codes", connectErrorCodes),
    list("States of a connection", connectionStates),
    list("Variables of the server", variableNames),
    list("Commands and flags", commandWords()),
    list(
      "Paths in the proxy and the server",
      literalsLike(/^\/[a-z][\w/.-]*$/, ["src/cli", "src/proxy"]),
    ),
    list("Headers", [GUICHET_HEADER, IDEMPOTENCY_HEADER]),
    list(
      "Storage keys, parameters, cookies and other names of our own",
      literalsLike(/^(guichet[:_-]|__Host-)\S*$/),
    ),
    list("Classes", classes),
    list("Custom properties", ofStyles),
  ].join("\n");
}
