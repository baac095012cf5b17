import { ConnectError } from "../../src/protocol/index.ts";
import type { Chapter } from "../entry.ts";
import { banks } from "./banks.ts";
import { never, press, sendForm, type } from "./on-screen.ts";
import type { Story } from "../story.ts";

const started = (story: Story) => {
  story.send({ type: "STARTED", turn: story.state().turn });
};
const unreachable = () =>
  Promise.reject(new ConnectError("network_unreachable", "told by the gallery"));
const SEARCH = 'input[type="search"]';

/** From the first moment to a bank and a way in. */
export const choosing: Chapter = {
  opening: {
    reading: {
      title: "Reading where to begin",
      heading: null,
      says: ["label.loading"],
      api: { listConnectors: never, credentialsPolicy: never },
    },
  },
  selectingConnector: {
    list: { title: "The list", heading: "selectingConnector.heading", tell: started },
    home: {
      title: "The list, for a reader whose country is known",
      heading: "selectingConnector.heading",
      says: ["selectingConnector.otherCountries"],
      tell: started,
      languages: ["fr-BE", "fr"],
    },
    logos: {
      title: "The list, with logos",
      heading: "selectingConnector.heading",
      tell: started,
      hasLogos: true,
    },
    loading: {
      title: "The list is loading",
      heading: "selectingConnector.heading",
      says: ["selectingConnector.loading"],
      tell: started,
      api: { listConnectors: never },
    },
    failed: {
      title: "The list did not load",
      heading: "loadFailed.heading",
      tell: started,
      api: { listConnectors: unreachable },
    },
    empty: {
      title: "The domain offers no bank",
      heading: "notListed.heading",
      tell: started,
      api: { listConnectors: () => Promise.resolve([]) },
    },
    found: {
      title: "A search",
      heading: "selectingConnector.heading",
      tell: started,
      act: type(SEARCH, "vergers"),
    },
    closest: {
      title: "A search with one word too many",
      heading: "selectingConnector.heading",
      says: ["noResult.closest"],
      tell: started,
      act: type(SEARCH, "vergers zzzzqqq"),
    },
    noResult: {
      title: "A search in vain",
      heading: "noResult.heading",
      values: { query: "zzzzqqq" },
      tell: started,
      act: type(SEARCH, "zzzzqqq"),
    },
    country: {
      title: "Only one country",
      heading: "selectingConnector.heading",
      tell: started,
      options: { country: "BE" },
    },
    reading: {
      title: "A bank is being read",
      heading: "selectingConnector.heading",
      tell: started,
      api: { getConnector: never },
      act: press("ul button"),
    },
    offline: {
      title: "Without network",
      heading: "selectingConnector.heading",
      says: ["offline.heading", "offline.text"],
      tell: started,
      isOffline: true,
    },
  },
  loadFailed: {
    read: {
      title: "A first read failed",
      heading: "loadFailed.heading",
      tell: (story) => {
        story.fail("READ_FAILED", "network_unreachable");
      },
      says: ["unreachable.text"],
    },
    powens: {
      title: "Powens does not answer",
      heading: "noAnswer.heading",
      says: ["noAnswer.text"],
      tell: (story) => {
        story.fail("READ_FAILED", "upstream_unavailable");
      },
    },
    unreadable: {
      title: "An answer that makes no sense",
      heading: "loadFailed.heading",
      says: ["unreadable.text"],
      tell: (story) => {
        story.fail("READ_FAILED", "invalid_response");
      },
    },
  },
  notListed: {
    said: {
      title: "The bank is not in the list",
      heading: "notListed.heading",
      tell: (story) => {
        started(story);
        story.send({ type: "BANK_NOT_LISTED" });
      },
    },
  },
  choosingSource: {
    ask: {
      title: "Two ways in",
      heading: "choosingSource.heading",
      tell: (story) => story.choose(banks.bothWays),
    },
    webview: {
      title: "Two ways in, one of them at Powens",
      heading: "choosingSource.heading",
      says: ["choosingSource.webview"],
      credentials: "webview",
      tell: (story) => story.choose(banks.bothWays),
    },
    none: {
      title: "None chosen",
      heading: "form.summary",
      values: { count: 1 },
      tell: (story) => story.choose(banks.bothWays),
      act: sendForm,
    },
  },
  tooManyRequests: {
    known: {
      title: "With a time to try again",
      heading: "tooManyRequests.heading",
      tell: (story) => {
        started(story);
        story.fail("READ_FAILED", "rate_limited", 180);
      },
    },
    unknown: {
      title: "Without a time",
      heading: "tooManyRequests.heading",
      says: ["tooManyRequests.textWithoutTime"],
      tell: (story) => {
        started(story);
        story.fail("READ_FAILED", "rate_limited");
      },
    },
  },
  sessionExpired: {
    gone: {
      title: "The session is gone",
      heading: "sessionExpired.heading",
      tell: (story) => {
        started(story);
        story.fail("READ_FAILED", "session_expired");
      },
    },
    refused: {
      title: "The application gives no session",
      heading: "sessionExpired.refused.heading",
      says: ["sessionExpired.refused.text"],
      tell: (story) => {
        started(story);
        story.send({
          type: "READ_FAILED",
          turn: story.state().turn,
          code: "session_expired",
          message: "fetchSession() failed",
          retryAfter: null,
          byHost: true,
        });
      },
    },
  },
  brokenIntegration: {
    refused: {
      title: "The proxy refuses this page",
      heading: "brokenIntegration.heading",
      tell: (story) => {
        started(story);
        story.fail("READ_FAILED", "forbidden");
      },
    },
  },
  wrongBrowser: {
    stranger: {
      title: "A return in another browser",
      heading: "wrongBrowser.heading",
      tell: (story) => {
        story.send({ type: "STRANGER_RETURNED", turn: story.state().turn });
      },
    },
  },
};
