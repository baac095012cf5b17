import { powensTokenOf } from "./powens-users.js";

const { PORT = "3000", GUICHET_PUBLIC_URL, GUICHET_SERVER_KEY } = process.env;

/** Asks the Guichet server for a session of one of your signed-in users. The token is good once, for two minutes. */
export async function createConnectToken(user) {
  const response = await fetch(`${GUICHET_PUBLIC_URL}/api/sessions`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${GUICHET_SERVER_KEY}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({
      user: { token: await powensTokenOf(user) },
      userKey: user,
      allowedOrigin: `http://localhost:${PORT}`,
    }),
  });
  if (!response.ok) throw new Error(`The Guichet server gave no session: ${response.status}`);
  const { connectToken } = await response.json();
  return connectToken;
}
