import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { connectionSchema, connectionSourceSchema } from "./connection.ts";

/** As recorded bodies are written; the data are invented. */
const recorded = {
  id: 8812,
  id_user: 412,
  id_connector: 1204,
  id_bank: 1204,
  id_provider: 1204,
  connector_uuid: "6F0C7A52-8c1e-5a0b-9d3f-2b7f0e1a4c55",
  state: null,
  error: null,
  error_message: null,
  fields: null,
  active: true,
  created: "2026-03-01 18:20:03",
  last_update: "2026-06-03 04:10:41",
  last_push: "2026-06-03 04:10:45",
  expire: "2026-08-28 18:20:03",
  next_try: "2026-06-04 04:21:00",
  connector: { id: 1204, name: "Banque Horizon" },
  sources: [
    {
      id: 15001,
      id_connection: 8812,
      id_connector_source: 3101,
      name: "openapi",
      state: null,
      last_update: "2026-06-03 04:10:41",
      disabled: null,
      access_expire: "2026-08-28 18:20:03",
      expire: null,
      next_try: "2026-06-04 04:21:00",
    },
  ],
};
const read = (wire: object) => v.parse(connectionSchema, { ...recorded, ...wire });

describe("a connection", () => {
  it("keeps what the widget uses, and nothing else", () => {
    expect(read({})).toEqual({
      id: 8812,
      id_connector: 1204,
      connector_uuid: "6f0c7a52-8c1e-5a0b-9d3f-2b7f0e1a4c55",
      state: null,
      error_message: null,
      fields: null,
      last_update: "2026-06-03 04:10:41",
      created: "2026-03-01 18:20:03",
      active: true,
      expire: "2026-08-28 18:20:03",
      next_try: "2026-06-04 04:21:00",
      sources: [
        {
          id: 15001,
          name: "openapi",
          state: null,
          last_update: "2026-06-03 04:10:41",
          disabled: null,
          access_expire: "2026-08-28 18:20:03",
          next_try: "2026-06-04 04:21:00",
        },
      ],
    });
  });

  it("needs no more than its id", () => {
    expect(v.parse(connectionSchema, { id: 1 })).toMatchObject({
      id: 1,
      state: null,
      fields: null,
      last_update: null,
      active: true,
      sources: null,
    });
  });

  it("drops the two keys more of an approval", () => {
    const decoupled = read({
      state: "decoupled",
      error_message: "Validez dans l’application",
      description: "An approval is awaited",
      id_connection: 8812,
    });
    expect(decoupled).toMatchObject({
      state: "decoupled",
      error_message: "Validez dans l’application",
    });
    expect(decoupled).not.toHaveProperty("description");
    expect(decoupled).not.toHaveProperty("id_connection");
  });

  it.each([
    [{ state: null, error: "SCARequired" }, "SCARequired"],
    [{ state: undefined, error: "wrongpass" }, "wrongpass"],
    [{ state: "", error: "" }, null],
    [{ state: "null" }, null],
    [{ state: "someFutureState" }, "someFutureState"],
  ])("%j is in %j", (wire, state) => {
    expect(read(wire).state).toBe(state);
  });

  it.each([
    ["webauthRequired", "Redirecting to https://auth.bank.example/?state=secret"],
    ["additionalInformationNeeded", "sms: Code reçu par SMS"],
  ])("in %s has no message to show", (state, error_message) => {
    expect(read({ state, error_message }).error_message).toBeNull();
    expect(read({ state: null, error: state, error_message }).error_message).toBeNull();
  });

  it("has a message without addresses and controls", () => {
    const error_message = "Voir https://bank.example/x?t=1\u202E maintenant";
    expect(read({ state: "actionNeeded", error_message }).error_message).toBe("Voir … maintenant");
  });

  it("asks in thin fields, all of them required", () => {
    const sms = {
      name: "sms",
      label: "Code reçu par SMS",
      description: "Code reçu par SMS",
      regex: "^\\d{6}$",
      value: null,
      type: "text",
    };
    expect(read({ state: "additionalInformationNeeded", fields: [sms] }).fields).toEqual([
      {
        name: "sms",
        label: "Code reçu par SMS",
        description: "Code reçu par SMS",
        regex: "^\\d{6}$",
        type: "text",
        required: true,
        values: null,
      },
    ]);
  });

  it("is read the same again from the proxy's own answer", () => {
    const wrongpass = read({
      state: "wrongPass",
      error_message: "Code\u0007 erroné",
      fields: [{ name: "password", label: "Code secret", type: "password" }],
    });
    expect(v.parse(connectionSchema, JSON.parse(JSON.stringify(wrongpass)))).toEqual(wrongpass);
  });

  it("has its id as a number, also where it is written as a text", () => {
    expect(read({ id: "8812" }).id).toBe(8812);
  });

  it.each([{}, { id: "x8812" }, { id: 0 }, { id: 1.5 }, { id: 2 ** 53 }, [], null, "8812"])(
    "is not %j",
    (body) => {
      expect(v.is(connectionSchema, body)).toBe(false);
    },
  );
});

describe("a source of a connection", () => {
  it("may be named inside `source`, and tell its state by the old name", () => {
    expect(
      v.parse(connectionSourceSchema, { id: 2, source: { name: "fallback" }, error: "wrongPass" }),
    ).toMatchObject({ name: "fallback", state: "wrongpass", disabled: null });
  });

  it("may have no name at all", () => {
    expect(v.parse(connectionSourceSchema, { id: 2 }).name).toBe("");
  });
});
