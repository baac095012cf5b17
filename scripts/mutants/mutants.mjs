/**
 * One break each of what stands against a threat: row, file, what is written there, what is written instead. A test that
 * names the row has to fail. Written so that the broken code still runs and does its ordinary work.
 */
const core = "src/proxy/core";
const sessions = `${core}/sessions`;
const upstream = `${core}/upstream`;

export const mutants = [
  // Sessions and requests across sites
  [6, `${sessions}/sessions.ts`, "if (first?.nonce !== mine.nonce) {", "if (first === null) {"],
  [6, `${sessions}/sessions.ts`, "hash(`${swap.mode} ${swap.nonce}`)", "hash(swap.nonce)"],
  [9, `${core}/answer.ts`, '"x-frame-options": "DENY",', ""],
  [
    9,
    "src/cli/serve/page-headers.ts",
    "`frame-ancestors ${frameAncestors}`",
    '"frame-ancestors *"',
  ],
  [
    14,
    "src/react/host-page.ts",
    'return protocol === "https:" ||',
    'return protocol !== "http:" ||',
  ],
  [
    16,
    `${core}/logo-shelf.ts`,
    "isSuccess(answer) ? sniffImage(answer.bytes) : null",
    'isSuccess(answer) ? (sniffImage(answer.bytes) ?? "image/svg+xml") : null',
  ],
  [17, "src/protocol/bank-text.ts", '.replace(UNSAFE, "")', ""],
  [17, "src/protocol/bank-text.ts", ".replace(/\\S+/g, withoutAddress)", ""],
  [19, `${core}/request-body.ts`, "if (poisonous.has(key))", "if (false)"],
  [
    21,
    `${core}/gate.ts`,
    "if (headers.get(GUICHET_HEADER) !== GUICHET_HEADER_VALUE) {",
    "if (false) {",
  ],
  [
    21,
    `${core}/gate.ts`,
    "if (origin === null ? isWrite : !rules.callerOrigins.has(origin)) {",
    "if (origin === null ? isWrite : false) {",
  ],
  [
    21,
    `${core}/gate.ts`,
    'oneOf(site, ["same-origin"]) &&',
    'oneOf(site, ["same-origin", "cross-site"]) &&',
  ],
  [
    22,
    `${core}/gate.ts`,
    'if (loader === "client") checkClientCall(request, rules, hasBody);',
    'if (loader === "client" && route !== "listAccounts") checkClientCall(request, rules, hasBody);',
  ],
  [
    22,
    `${sessions}/session-gate.ts`,
    "else checkPageCall(request, rules, hasBody);",
    "else checkBodyHeaders(request.headers, hasBody);",
  ],
  [23, `${core}/gate.ts`, 'oneOf(site, ["same-origin", "same-site", "none"])', "true"],
  [24, `${core}/gate.ts`, "/^application\\/json(?:; ?charset=utf-8)?$/i", "/^application\\/json/i"],
  [
    25,
    `${sessions}/sessions.ts`,
    "if (held === null || (held.until",
    'if (held === null) await handles.put([handleKey], { sessionId: handle, mode: "bearer", until: null }, 1000);\n      if (held === null || (held.until',
  ],
  [
    26,
    `${sessions}/sessions.ts`,
    "const until = now() + ROTATION_GRACE_MS;",
    "const until = now() + ABSOLUTE_MS;",
  ],
  [
    27,
    `${sessions}/key-ring.ts`,
    'const bound = (keyId: string, owner: readonly string[]) =>\n  Buffer.from(JSON.stringify(["guichet", keyId, ...owner]));',
    "const bound = (keyId: string, _owner: readonly string[]) => Buffer.from(keyId);",
  ],
  [
    27,
    `${sessions}/sessions.ts`,
    'const hash = (text: string) => createHash("sha256").update(text).digest("base64url");',
    'const hash = (text: string) => (createHash("sha256"), text);',
  ],
  [28, `${sessions}/sessions.ts`, "const IDLE_MS = 10 * 60_000;", "const IDLE_MS = 20 * 60_000;"],
  [28, `${sessions}/sessions.ts`, "if (revoked || !lives) {", "if (!lives) {"],
  [
    28,
    `${sessions}/sessions.ts`,
    "const ABSOLUTE_MS = 60 * 60_000;",
    "const ABSOLUTE_MS = 120 * 60_000;",
  ],
  [
    30,
    `${sessions}/presented-handle.ts`,
    '"cookie-lax": "Path=/; Secure; HttpOnly; SameSite=Lax"',
    '"cookie-lax": "Path=/; Secure; SameSite=Lax"',
  ],
  [
    31,
    `${sessions}/sessions.ts`,
    "if (framed.has(mode) && hostOrigin !== grant.allowedOrigin) {",
    "if (framed.has(mode) && hostOrigin === null) {",
  ],

  // To the bank and back
  [32, `${core}/routes/return-to.ts`, "allowedOrigins.has(", "Boolean("],
  [
    33,
    `${core}/bank-returns.ts`,
    "const STATE_KEPT_MS = 15 * 60_000;",
    "const STATE_KEPT_MS = 60 * 60_000;",
  ],
  [
    34,
    `${core}/bank-returns.ts`,
    "if (owner !== undefined && owner !== userKey) {",
    "if (owner === null) {",
  ],
  [35, `${core}/bank-returns.ts`, "await codes.take([code]);", "await codes.get([code]);"],
  [
    36,
    `${core}/navigation.ts`,
    'oneOf(headers.get("sec-fetch-dest"), ["document", "empty"]) &&',
    "",
  ],
  [
    36,
    `${core}/routes/bank-return.ts`,
    'if (request.method === "HEAD" || isLookingAhead(request)) return answer(204, null);',
    "",
  ],
  [
    37,
    `${core}/routes/bank-return.ts`,
    'failed: query.has("error"),',
    'failed: query.get("error") as unknown as boolean,',
  ],
  [
    39,
    "src/react/host-page.ts",
    'window.history.replaceState(window.history.state, "", rest);',
    "void rest;",
  ],

  // Routing and authorisation
  [
    42,
    `${core}/operations.ts`,
    "const key = [submission.userKey, submission.id, round];",
    'const key = ["", submission.id, round];',
  ],
  [
    43,
    `${core}/paced-reads.ts`,
    "JSON.stringify([userKey, subject])",
    "JSON.stringify([subject, userKey.length > 0])",
  ],
  [44, "src/protocol/account.ts", "v.object(", "v.looseObject("],
  [
    45,
    `${sessions}/session-callers.ts`,
    "if (hasServerKey(request.headers)) return;",
    'if (request.headers.has("authorization")) return;',
  ],
  [
    46,
    `${upstream}/powens-paths.ts`,
    "known[method].test(path);",
    'path.startsWith("/") && known[method] !== undefined;',
  ],
  [47, `${core}/gate.ts`, "new Set(names).size === names.length &&", ""],
  [
    49,
    `${core}/gate.ts`,
    'throw refuse("method", "This method is not known here.", 405, allow);',
    'throw refuse("method", "This method is not known here.", 405);',
  ],
  [
    50,
    `${upstream}/undici-transport.ts`,
    'if (request.origin !== origin) throw new PowensTransportError("unreachable");',
    "",
  ],
  [
    51,
    `${upstream}/powens-client.ts`,
    '"user-agent": "guichet",',
    '"user-agent": "guichet", "x-extra": "1",',
  ],
  [
    52,
    "src/cli/serve/trusted-proxies.ts",
    "if (!isTrusted(address) || isIP(hop) === 0) return address;",
    "if (isIP(hop) === 0) return address;",
  ],
  [
    53,
    "src/proxy/node/to-node-handler.ts",
    "toWebRequest(message, origin)",
    "toWebRequest(message, `http://${message.headers.host ?? origin}`)",
  ],

  // The HTTP layer
  [54, "src/proxy/node/web-request.ts", "|| hostCount(message) > 1) return 400;", ") return 400;"],
  [
    56,
    "src/proxy/node/serve-fetch.ts",
    "const MAX_HEADER_BYTES = 16_384;",
    "const MAX_HEADER_BYTES = 65_536;",
  ],
  [56, `${core}/gate.ts`, "const URL_LIMIT = 4_096;", "const URL_LIMIT = 65_536;"],
  [
    57,
    `${core}/request-body.ts`,
    "if (length + chunk.byteLength > BODY_LIMIT) throw tooLarge();",
    "",
  ],
  [57, `${core}/request-body.ts`, "if (depth > DEPTH_LIMIT)", "if (depth > 1_000)"],
  [58, "src/proxy/node/serve-fetch.ts", "headersTimeout: limits.headersMs,", "headersTimeout: 0,"],
  [58, "src/proxy/node/serve-fetch.ts", "requestTimeout: limits.requestMs,", "requestTimeout: 0,"],
  [60, `${core}/answered-error.ts`, '"The proxy could not answer this time."', "String(error)"],

  // Powens at fault
  [
    61,
    `${upstream}/undici-transport.ts`,
    "const signal = AbortSignal.timeout(request.deadlineMs);",
    "const signal = AbortSignal.timeout(request.deadlineMs * 100);",
  ],
  [
    63,
    `${upstream}/powens-client.ts`,
    "askBank: (call) => send(call, true, 1),",
    "askBank: (call) => send(call, true, 1).catch(() => send(call, true, 2)),",
  ],
  [63, `${upstream}/retry-policy.ts`, "const MAX_ATTEMPTS = 3;", "const MAX_ATTEMPTS = 6;"],
  [64, `${upstream}/powens-client.ts`, "if (!breaker.admits()) throw inTrouble();", ""],
  [
    64,
    `${upstream}/circuit-breaker.ts`,
    "if (now() < openUntil || isProbing) return false;",
    "if (now() < openUntil) return false;",
  ],
  [
    66,
    `${upstream}/undici-transport.ts`,
    "collectBody(answer.body, request.maxBytes)",
    "collectBody(answer.body, Number.MAX_SAFE_INTEGER)",
  ],
  [68, `${sessions}/after-answer.ts`, "if (status === 401) {", "if (status === 499) {"],
  [
    70,
    `${upstream}/undici-transport.ts`,
    "buildConnector({ timeout: CONNECT_TIMEOUT_MS })",
    "buildConnector({ timeout: CONNECT_TIMEOUT_MS, rejectUnauthorized: false })",
  ],
  [
    71,
    `${upstream}/undici-transport.ts`,
    "const { lane, pool } = request.slow ? slow : quick;",
    "const { lane, pool } = request.slow ? quick : quick;",
  ],

  // Many at once
  [72, `${core}/attempt-limit.ts`, "const MAX_REFUSED = 5;", "const MAX_REFUSED = 6;"],
  [73, `${core}/operations.ts`, "if (current !== undefined) return current;", ""],
  [74, `${core}/operations.ts`, 'if (record.until <= now()) throw outcomeUnknown("timeout");', ""],
  [
    76,
    `${core}/store/memory-store.ts`,
    "putIfAbsent: (key, value, ttlMs) => {\n      const isFree = live(key) === null;",
    "putIfAbsent: async (key, value, ttlMs) => {\n      const isFree = live(key) === null;\n      await Promise.resolve();",
  ],
  [
    79,
    `${core}/paced-reads.ts`,
    "if (entry.begun.length < PER_MINUTE) {",
    "if (entry.begun.length < 100) {",
  ],
  [79, `${core}/paced-reads.ts`, "if (form.load !== null) return form.load;", ""],

  // Secrets, people, webhooks
  [
    89,
    `${core}/key-guard.ts`,
    "if (isGood(values, known.key)) return;",
    "if (values.length < 3 || isGood(values, known.key)) return;",
  ],
  [28, `${sessions}/sessions.ts`, "grant === null || (await isRevoked(grant))", "grant === null"],
  [91, "src/cli/serve/json-log.ts", "value.slice(0, TEXT_LIMIT)", "value"],
  [
    92,
    "src/cli/serve/json-log.ts",
    "for (const key of logKeys) {",
    "for (const key of Object.keys(line)) {",
  ],
  [
    97,
    `${sessions}/key-ring.ts`,
    "const currentId = keys[0].id;",
    "const currentId = (keys.at(-1) ?? keys[0]).id;",
  ],
  [98, `${core}/webhooks/webhook-signature.ts`, "if (!(age <= TOLERANCE_MS)) return false;", ""],
  [
    98,
    `${core}/webhooks/webhook-signature.ts`,
    ".update(`POST.${webhook.path}.${webhook.date}.`)",
    ".update(`POST.${webhook.date}.`)",
  ],
  [
    98,
    `${core}/webhooks/webhook-desk.ts`,
    "if (!(await seen.putIfAbsent([name], true, REMEMBERED_MS))) {",
    "if (false) {",
  ],
  [95, "src/cli/serve/debugger.ts", " && isThisMachine(host)", ""],
  [102, `${sessions}/open-webview.ts`, "if (!webviewAddresses) {", "if (false) {"],
  [102, `${sessions}/webview-terms.ts`, "again || !webviewCreatesUsers ?", "again ?"],
  [
    103,
    `${core}/routes/bank-return.ts`,
    "const left = handlePattern.test(state) ? await returns.arrive(state) : null;",
    'const left = handlePattern.test(state) ? await returns.arrive(state) : null;\n  if (state === "") return answer(400, null);',
  ],
].map(([row, file, find, put]) => ({ row, file, find, put }));
