import { describe, expect, it } from "vitest";
import { sessionModes } from "../../../protocol/session-api.ts";
import { HOST, key, MINUTE, sessionsUnderTest, terms } from "./testing/sessions-under-test.ts";

describe("the life of a session", () => {
  it("[T28] ends after ten minutes without a request, and each request starts them anew", async () => {
    const { clock, sessions, begin } = sessionsUnderTest();
    const handle = await begin();

    for (let request = 0; request < 3; request += 1) {
      clock.now += 9 * MINUTE + 59_000;
      expect(await sessions.find(handle, "bearer")).not.toBeNull();
    }
    clock.now += 10 * MINUTE + 1_000;
    expect(await sessions.find(handle, "bearer")).toBeNull();
    expect(await sessions.find(handle, "bearer")).toBeNull();
  });

  it("[T28] ends after an hour, however busy it is", async () => {
    const { clock, sessions, begin } = sessionsUnderTest();
    const handle = await begin();
    for (let minute = 0; minute < 59; minute += 1) {
      clock.now += MINUTE;
      expect(await sessions.find(handle, "bearer")).not.toBeNull();
    }
    clock.now += MINUTE - 1;
    expect(await sessions.find(handle, "bearer")).not.toBeNull();
    clock.now += 1;
    expect(await sessions.find(handle, "bearer")).toBeNull();
  });

  it.each(["bank", "operation"] as const)(
    "does not count the time of an outstanding %s as idle, for half an hour",
    async (wait) => {
      const { clock, sessions, begin } = sessionsUnderTest();
      const [patient, forgetful] = [await begin(), await begin({ userKey: "bruno" })];
      for (const handle of [patient, forgetful]) {
        const session = await sessions.find(handle, "bearer");
        if (session !== null) await sessions.beginWait(session, wait);
      }

      clock.now += 30 * MINUTE - 1;
      expect(await sessions.find(patient, "bearer")).not.toBeNull();
      clock.now += 1;
      expect(await sessions.find(forgetful, "bearer")).toBeNull();
      expect(await sessions.find(patient, "bearer")).not.toBeNull();
    },
  );

  it("counts idle time again when the wait is over", async () => {
    const { clock, sessions, begin } = sessionsUnderTest();
    const handle = await begin();
    const session = await sessions.find(handle, "bearer");
    if (session === null) throw new Error("it has just begun");
    await sessions.beginWait(session, "bank");
    clock.now += 15 * MINUTE;
    await sessions.endWait(session, "bank");
    clock.now += 9 * MINUTE;
    expect(await sessions.find(handle, "bearer")).not.toBeNull();
    clock.now += 10 * MINUTE;
    expect(await sessions.find(handle, "bearer")).toBeNull();
  });

  it("closes for good: neither a late request nor a repeated swap brings it back", async () => {
    const { sessions, swap } = sessionsUnderTest();
    const connectToken = await sessions.mint(terms());
    const { handle } = await swap(connectToken);
    const session = await sessions.find(handle, "bearer");
    if (session === null) throw new Error("it has just begun");

    await sessions.close(session);
    await sessions.endWait(session, "bank");

    expect(await sessions.find(handle, "bearer")).toBeNull();
    await expect(swap(connectToken)).rejects.toMatchObject({ status: 409, code: "refused" });
    expect(await sessions.find(handle, "bearer")).toBeNull();
  });

  it("[T28][T104] closes all of a user at once, connect tokens with them, and nobody else's", async () => {
    const { sessions, begin, swap } = sessionsUnderTest();
    const hers = [await begin(), await begin(), await begin()];
    const unswapped = await sessions.mint(terms());
    const his = await begin({ userKey: "bruno" });

    await sessions.closeAllOf("alice");

    for (const handle of hers) expect(await sessions.find(handle, "bearer")).toBeNull();
    await expect(swap(unswapped)).rejects.toMatchObject({ status: 401, code: "session_expired" });
    expect(await sessions.find(his, "bearer")).not.toBeNull();
    expect(await sessions.find(await begin(), "bearer")).not.toBeNull();
  });

  it("keeps a later session of the user when the revocation is forgotten", async () => {
    const { clock, sessions, begin } = sessionsUnderTest();
    await sessions.closeAllOf("alice");
    clock.now += 50 * MINUTE;
    const handle = await begin();
    for (let minute = 0; minute < 55; minute += 5) {
      clock.now += 5 * MINUTE;
      expect(await sessions.find(handle, "bearer")).not.toBeNull();
    }
  });
});

describe("swapping a connect token", () => {
  it("[T6] gives the same page the same handle for 30 s, even all at once", async () => {
    const { clock, sessions, swap } = sessionsUnderTest();
    const connectToken = await sessions.mint(terms());

    const all = await Promise.all(Array.from({ length: 100 }, () => swap(connectToken)));
    clock.now += 29_999;
    all.push(await swap(connectToken));

    expect(new Set(all.map(({ handle }) => handle)).size).toBe(1);
    expect(await sessions.find(all[0]?.handle ?? "", "bearer")).not.toBeNull();
    clock.now += 1;
    await expect(swap(connectToken)).rejects.toMatchObject({ status: 409 });
    expect(await sessions.find(all[0]?.handle ?? "", "bearer")).not.toBeNull();
  });

  it("[T6] refuses another page and ends the session of the first: one of the two is a thief", async () => {
    const { sessions, swap } = sessionsUnderTest();
    const connectToken = await sessions.mint(terms());
    const { handle } = await swap(connectToken);

    await expect(swap(connectToken, "nonce-of-another-page")).rejects.toMatchObject({
      status: 409,
      code: "refused",
    });

    expect(await sessions.find(handle, "bearer")).toBeNull();
    await expect(swap(connectToken)).rejects.toMatchObject({ status: 409 });
  });

  it("[T6][T76] never leaves a session behind when two pages come at the same time", async () => {
    const { sessions, swap } = sessionsUnderTest();
    const connectToken = await sessions.mint(terms());
    const results = await Promise.allSettled(
      Array.from({ length: 100 }, (_, page) => swap(connectToken, `nonce-of-page-${page}-0000`)),
    );
    for (const result of results) {
      if (result.status === "rejected") continue;
      expect(await sessions.find(result.value.handle, "bearer")).toBeNull();
    }
    expect(results.filter(({ status }) => status === "rejected").length).toBeGreaterThan(98);
  });

  it("is possible for two minutes", async () => {
    const { clock, sessions, swap } = sessionsUnderTest();
    const [early, late] = [await sessions.mint(terms()), await sessions.mint(terms())];
    clock.now += 119_999;
    const { handle } = await swap(early);
    expect(await sessions.find(handle, "bearer")).not.toBeNull();
    clock.now += 1;
    await expect(swap(late)).rejects.toMatchObject({ status: 401, code: "session_expired" });
    await expect(swap("a-token-that-nobody-minted")).rejects.toMatchObject({ status: 401 });
    expect(await swap(early)).toMatchObject({ handle });
  });

  it("[T31][T45] is for a page of the origin that was named, in a frame", async () => {
    const { sessions, swap } = sessionsUnderTest();
    const connectToken = await sessions.mint(terms());
    const nonce = "nonce-of-one-page";
    for (const mode of ["bearer", "cookie-partitioned"] as const) {
      for (const hostOrigin of ["https://evil.example", `${HOST}.evil.example`, "null", null]) {
        await expect(
          sessions.swap({ connectToken, nonce, mode, hostOrigin }),
        ).rejects.toMatchObject({ status: 403, code: "forbidden" });
      }
    }
    expect((await swap(connectToken)).mode).toBe("bearer");
  });

  it("[T29] needs no cookie: a frame is held by a bearer, and a handle works in its own way only", async () => {
    const { sessions, begin } = sessionsUnderTest();
    const [cookie, bearer] = [await begin({}, "cookie-partitioned"), await begin({}, "bearer")];
    expect(await sessions.find(bearer, "bearer")).not.toBeNull();
    expect(await sessions.find(cookie, "cookie")).not.toBeNull();
    expect(await sessions.find(cookie, "bearer")).toBeNull();
    expect(await sessions.find(bearer, "cookie")).toBeNull();
  });

  const pairs = sessionModes.flatMap((first) =>
    sessionModes.filter((second) => second !== first).map((second) => [first, second] as const),
  );
  it.each(pairs)(
    "[T6][server A8] is of one mode: after a %s the same page gets no %s, and the session ends",
    async (first, second) => {
      const { sessions, swap } = sessionsUnderTest();
      const connectToken = await sessions.mint(terms());
      const { handle } = await swap(connectToken, undefined, first);

      await expect(swap(connectToken, undefined, second)).rejects.toMatchObject({
        status: 409,
        code: "refused",
      });

      const as = first === "bearer" ? "bearer" : "cookie";
      expect(await sessions.find(handle, as)).toBeNull();
    },
  );

  it.each(sessionModes)(
    "[T28][server B4] is refused once the user's sessions were ended, swapped before or not: %s",
    async (mode) => {
      const { clock, sessions, swap } = sessionsUnderTest();
      const [unswapped, swapped] = [await sessions.mint(terms()), await sessions.mint(terms())];
      await swap(swapped, undefined, mode);
      await sessions.closeAllOf("alice");
      clock.now += 1;

      for (const connectToken of [unswapped, swapped, unswapped]) {
        await expect(swap(connectToken, undefined, mode)).rejects.toMatchObject({
          status: 401,
          code: "session_expired",
        });
      }
      expect(await swap(await sessions.mint(terms()), undefined, mode)).toMatchObject({ mode });
    },
  );
});

describe("handles", () => {
  it("[T25] are never adopted: what nobody issued opens nothing, before and after", async () => {
    const { sessions, begin, written } = sessionsUnderTest();
    const planted = "planted-handle-0000000000000000000000000000";
    expect(await sessions.find(planted, "cookie")).toBeNull();
    expect(written).toEqual([]);
    expect(await begin({}, "cookie-lax")).not.toBe(planted);
    expect(await sessions.find(planted, "cookie")).toBeNull();
  });

  it("[T26] are replaced: the old one is good for ten more seconds, and cannot be replaced again", async () => {
    const { clock, sessions, begin } = sessionsUnderTest();
    const old = await begin();
    const session = await sessions.find(old, "bearer");
    if (session === null) throw new Error("it has just begun");

    const rotations = await Promise.allSettled(
      Array.from({ length: 100 }, () => sessions.rotate(session)),
    );
    const won = rotations.flatMap((result) =>
      result.status === "fulfilled" ? [result.value.handle] : [],
    );
    expect(won).toHaveLength(1);
    const [fresh = ""] = won;

    clock.now += 9_999;
    const replaced = await sessions.find(old, "bearer");
    expect(replaced).toMatchObject({ isReplaced: true });
    if (replaced !== null) {
      await expect(sessions.rotate(replaced)).rejects.toMatchObject({ status: 409 });
    }
    clock.now += 1;
    expect(await sessions.find(old, "bearer")).toBeNull();
    expect(await sessions.find(fresh, "bearer")).toMatchObject({ id: session.id });
  });

  it("do not come back by a repeated swap once they were replaced", async () => {
    const { clock, sessions, swap } = sessionsUnderTest();
    const connectToken = await sessions.mint(terms());
    const { handle } = await swap(connectToken);
    const session = await sessions.find(handle, "bearer");
    if (session !== null) await sessions.rotate(session);
    clock.now += 11_000;
    await expect(swap(connectToken)).rejects.toMatchObject({ status: 409 });
    expect(await sessions.find(handle, "bearer")).toBeNull();
  });
});

describe("what the store holds", () => {
  it("[T27] is neither a user token, nor a connect token, nor a handle, nor a nonce", async () => {
    const { sessions, swap, written } = sessionsUnderTest();
    const connectToken = await sessions.mint(terms());
    const { handle } = await swap(connectToken);
    const session = await sessions.find(handle, "bearer");
    if (session === null) throw new Error("it has just begun");
    const fresh = await sessions.rotate(session);
    await sessions.closeAllOf("alice");

    const dump = written.join("\n");
    expect(session.userToken()).toBe("canary-token-of-alice");
    for (const secret of ["canary", connectToken, handle, fresh.handle, "nonce-of-one-page"]) {
      expect(dump).not.toContain(secret);
    }
  });

  it("[T27] does not open for another user: swapped ciphertexts are nobody's", async () => {
    const { store, sessions, begin } = sessionsUnderTest();
    const [hers, his] = [await begin(), await begin({ userKey: "bruno", userToken: "token-b" })];
    const recordOf = async (handle: string) => {
      const id = (await sessions.find(handle, "bearer"))?.id ?? "";
      const name = `guichet:session:${id}`;
      return { name, record: JSON.parse((await store.get(name)) ?? "") as { sealedToken: string } };
    };
    const [a, b] = [await recordOf(hers), await recordOf(his)];
    await store.put(
      a.name,
      JSON.stringify({ ...a.record, sealedToken: b.record.sealedToken }),
      1e6,
    );
    await store.put(
      b.name,
      JSON.stringify({ ...b.record, sealedToken: a.record.sealedToken }),
      1e6,
    );

    for (const handle of [hers, his]) {
      const session = await sessions.find(handle, "bearer");
      expect(session).not.toBeNull();
      expect(session?.userToken()).toBeNull();
    }
  });

  it("[T97] stays readable while a key is replaced, and no longer when it has gone", async () => {
    const { sessions, open, begin, written, swap } = sessionsUnderTest();
    const handle = await begin();
    const connectToken = await sessions.mint(terms());
    const { handle: swapped } = await swap(connectToken);

    const rotated = open(key("k2", 9), key("k1", 3));
    expect((await rotated.find(handle, "bearer"))?.userToken()).toBe("canary-token-of-alice");
    expect(
      await rotated.swap({
        connectToken,
        nonce: "nonce-of-one-page",
        mode: "bearer",
        hostOrigin: HOST,
      }),
    ).toMatchObject({ handle: swapped });
    await rotated.mint(terms());
    expect(written.join("\n")).toContain('"sealedToken":"k2.');

    const later = open(key("k2", 9));
    expect((await later.find(handle, "bearer"))?.userToken()).toBeNull();
  });
});
