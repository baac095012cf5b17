/** The Powens user behind each of your users. Keep the tokens in your database; they never expire, and can do everything. */
const tokens = new Map();

/** The permanent Powens token of one of your users, made when it is first needed. Never send it to a browser. */
export function powensTokenOf(user) {
  const known = tokens.get(user);
  if (known !== undefined) return known;
  const made = createPowensUser();
  tokens.set(user, made);
  made.catch(() => tokens.delete(user));
  return made;
}

async function createPowensUser() {
  const response = await fetch(`${process.env.POWENS_URL}/auth/init`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      client_id: process.env.POWENS_CLIENT_ID,
      client_secret: process.env.POWENS_CLIENT_SECRET,
    }),
  });
  if (!response.ok) throw new Error(`Powens made no user: ${response.status}`);
  const { auth_token } = await response.json();
  return auth_token;
}
