import { ConnectWidget } from "guichet";
import type { ConnectEventMetadata, ConnectEventName } from "guichet";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { Budget } from "./budget.tsx";
import { ConnectedBanks } from "./connected-banks.tsx";
import { EventLog } from "./event-log.tsx";
import type { HeardEvent } from "./event-log.tsx";
import { readCapabilities, readSettings, readTypes, writeSettings } from "./settings.ts";
import type { Settings } from "./settings.ts";
import { SettingsBar } from "./settings-bar.tsx";
import { words } from "./words.ts";

const BankGuide = lazy(() => import("./bank-guide.tsx"));

/** A small budgeting application that embeds the widget. */
export function App() {
  const [settings, setSettings] = useState(() => readSettings(window.location.search));
  const [capabilities] = useState(() => readCapabilities(window.location.search));
  const [types] = useState(() => readTypes(window.location.search));
  const [connecting, setConnecting] = useState(false);
  const [repairing, setRepairing] = useState<number | undefined>(undefined);
  const [changes, setChanges] = useState(0);
  const [events, setEvents] = useState<readonly HeardEvent[]>([]);
  const text = words[settings.locale];

  const hear = useCallback((name: string, detail: string) => {
    setEvents((before) => [...before, { name, detail }]);
  }, []);
  const changeSettings = (next: Settings) => {
    writeSettings(next);
    setSettings(next);
  };

  useEffect(() => {
    document.documentElement.lang = settings.locale;
    document.documentElement.dataset["theme"] = settings.theme;
  }, [settings]);

  return (
    <div className="page">
      <header className="bar">
        <p className="brand">
          <img src="/tirelire.svg" alt="" width="32" height="32" /> Tirelire
          <span className="tagline">{text.tagline}</span>
        </p>
        <SettingsBar settings={settings} text={text} onChange={changeSettings} />
      </header>
      <main className="columns">
        <div className="column">
          <section className="card" aria-labelledby="banks">
            <h1 id="banks">{text.banks}</h1>
            <ConnectedBanks
              text={text}
              changes={changes}
              onRepair={(connectionId) => {
                setRepairing(connectionId);
                setConnecting(true);
              }}
            />
            <button
              type="button"
              className="primary"
              onClick={() => {
                setRepairing(undefined);
                setConnecting(true);
              }}
            >
              {text.connect}
            </button>
          </section>
          <ConnectWidget
            proxyUrl="/guichet"
            application="Tirelire"
            purpose={text.purpose}
            stopSharing={text.stopSharing}
            accounts={settings.accounts === "off" ? false : { types }}
            moreSources={settings.accounts === "on"}
            open={connecting}
            capabilities={capabilities}
            connectionId={repairing}
            locale={settings.locale}
            theme={settings.theme}
            layout={settings.layout}
            onSuccess={(result) => {
              const shared = result.accounts?.length ?? result.subscriptions?.length ?? null;
              hear(
                "onSuccess",
                [
                  result.status,
                  `connection ${String(result.connectionId)}`,
                  ...(shared === null ? [] : [`shared ${String(shared)}`]),
                ].join(", "),
              );
              setChanges((count) => count + 1);
            }}
            onExit={(error) => {
              hear("onExit", error === null ? "null" : error.code);
            }}
            onEvent={(name, metadata) => {
              hear(name, describe(name, metadata));
            }}
            onLoad={() => {
              hear("onLoad", "");
            }}
            onClose={() => {
              hear("onClose", "");
              setConnecting(false);
              setRepairing(undefined);
              setChanges((count) => count + 1);
            }}
          />
          <Budget text={text} locale={settings.locale} />
          <EventLog text={text} events={events} />
        </div>
        <Suspense fallback={null}>
          <BankGuide text={text} locale={settings.locale} />
        </Suspense>
      </main>
      <footer className="foot">{text.invented}</footer>
    </div>
  );
}

const describe = (name: ConnectEventName, { step, state, errorCode }: ConnectEventMetadata) =>
  [step, name === "ERROR" ? errorCode : null, state].filter((part) => part != null).join(", ");
