import type { Settings } from "./settings.ts";
import type { Words } from "./words.ts";

interface Choice<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
}

function Select<T extends string>({ label, value, options, onChange }: Choice<T>) {
  return (
    <label className="setting">
      {label}
      <select
        value={value}
        onChange={(event) => {
          const chosen = options.find(([option]) => option === event.target.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** How to look at the demo: language, colours, layout. */
export function SettingsBar({
  settings,
  text,
  onChange,
}: {
  readonly settings: Settings;
  readonly text: Words;
  readonly onChange: (settings: Settings) => void;
}) {
  return (
    <div className="settings">
      <Select
        label={text.language}
        value={settings.locale}
        options={[
          ["en", "English"],
          ["fr", "Français"],
        ]}
        onChange={(locale) => {
          onChange({ ...settings, locale });
        }}
      />
      <Select
        label={text.theme}
        value={settings.theme}
        options={[
          ["auto", text.auto],
          ["light", text.light],
          ["dark", text.dark],
        ]}
        onChange={(theme) => {
          onChange({ ...settings, theme });
        }}
      />
      <Select
        label={text.layout}
        value={settings.layout}
        options={[
          ["inline", text.inline],
          ["modal", text.modal],
        ]}
        onChange={(layout) => {
          onChange({ ...settings, layout });
        }}
      />
    </div>
  );
}
