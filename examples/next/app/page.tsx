import { connection } from "next/server";
import { ConnectBank } from "./connect-bank";

export default async function Page() {
  // Rendered for each request: the nonce of the policy is in it.
  await connection();
  return (
    <main>
      <h1>Your accounts</h1>
      <ConnectBank />
    </main>
  );
}
