/** Next.js calls this file "proxy": it runs before every page. Guichet's own proxy is the route below app/guichet. */
import { NextResponse, type NextRequest } from "next/server";
import { USER_COOKIE, userOf } from "./lib/login";

// The tools of `next dev` write styles and evaluate code.
const isDevelopment = process.env.NODE_ENV === "development";
const forScripts = isDevelopment ? " 'unsafe-eval'" : "";
const forStyles = isDevelopment ? " 'unsafe-inline'" : "";

export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = `default-src 'none'; script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${forScripts}; style-src 'self'${forStyles}; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

  // Next.js reads the nonce from the request and puts it on its own scripts.
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "no-referrer");
  if (userOf(request) === null)
    response.cookies.set(USER_COOKIE, crypto.randomUUID(), { httpOnly: true, sameSite: "lax" });
  return response;
}

export const config = { matcher: "/((?!_next/static|guichet/).*)" };
