import { beforeEach, describe, expect, it } from "vitest";
import { createPageMemory } from "./page-memory.ts";

let made = 0;
const newHandle = () => `handle-${String((made += 1))}`;
const openPage = () => createPageMemory(window, newHandle);

beforeEach(() => {
  sessionStorage.clear();
});

describe("what a page of one tab remembers", () => {
  it("is its nonce, over a reload, until its swap went well", () => {
    const nonce = openPage().nonce();
    expect(openPage().nonce()).toBe(nonce);
    openPage().beginFlow();
    expect(JSON.stringify(Object.entries(sessionStorage))).not.toContain(nonce);
    expect(openPage().nonce()).not.toBe(nonce);
  });

  it("is no nonce of the link before, in the same page", () => {
    const page = openPage();
    const nonce = page.nonce();
    page.beginFlow();
    expect(page.nonce()).not.toBe(nonce);
  });

  it("is that its flow has ended, until another begins", () => {
    openPage().endFlow();
    expect(openPage().hasEnded()).toBe(true);
    openPage().beginFlow();
    expect(openPage().hasEnded()).toBe(false);
  });

  it("is nothing of the flow of another link, and nothing is taken of the host's", () => {
    sessionStorage.setItem("guichet:flow:new", "{}");
    sessionStorage.setItem("guichet:flow:8812", "{}");
    sessionStorage.setItem("theirs", "1");
    openPage().beginFlow();
    expect(Object.keys(sessionStorage)).toEqual(["theirs"]);
  });

  it("lasts as long as the page where storage is refused", () => {
    const refusing = new Proxy(window, {
      get: (target, name) => {
        if (name === "sessionStorage") throw new DOMException("refused", "SecurityError");
        return Reflect.get(target, name) as unknown;
      },
    });
    const memory = createPageMemory(refusing, newHandle);
    const nonce = memory.nonce();
    expect(memory.nonce()).toBe(nonce);
    memory.beginFlow();
    expect(memory.nonce()).not.toBe(nonce);
    memory.endFlow();
    expect(memory.hasEnded()).toBe(true);
    memory.beginFlow();
    expect(memory.hasEnded()).toBe(false);
  });
});
