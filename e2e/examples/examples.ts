/** Every example: where its page is, and what the environment says of the deployment. */
export const sandboxPort = 4460;

const overSandbox = (port: number) => ({
  PORT: String(port),
  PUBLIC_URL: `http://localhost:${port}`,
  POWENS_URL: `http://127.0.0.1:${sandboxPort}/2.0`,
  NEXT_TELEMETRY_DISABLED: "1",
});

export const examples = ["vite-react", "next", "express", "fastify"].map((folder, index) => {
  const port = sandboxPort + 1 + index;
  return { folder, port, url: `http://localhost:${port}/`, env: overSandbox(port) };
});
