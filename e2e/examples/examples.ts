/** Where the simulated Powens of all examples listens. */
export const sandboxPort = 4460;

/** An example as it is driven: the ports that it listens on, and whether its widget is in a frame. */
export interface Example {
  readonly folder: string;
  readonly url: string;
  /** Whoever answers here answers last. */
  readonly port: number;
  readonly inFrame: boolean;
  readonly env: Readonly<Record<string, string>>;
}

const example = (folder: string, port: number, serverPort?: number): Example => ({
  folder,
  url: `http://localhost:${port}/`,
  port: serverPort ?? port,
  inFrame: serverPort !== undefined,
  env: {
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    POWENS_URL: `http://127.0.0.1:${sandboxPort}/2.0`,
    ...(serverPort !== undefined && { GUICHET_PUBLIC_URL: `http://localhost:${serverPort}` }),
    NEXT_TELEMETRY_DISABLED: "1",
  },
});

export const examples = [
  example("express", 4461),
  example("fastify", 4462),
  example("html", 4463, 4464),
  example("next", 4465),
  example("vite-react", 4466),
  example("vue", 4467, 4468),
];
