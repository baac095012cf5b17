/** The two inks of a tile; one of them reaches 4.5:1 on any colour. */
const DARK_INK = "#000000";
const LIGHT_INK = "#ffffff";

const channelsOf = (hex: string): number[] | null => {
  const digits = hex.replace(/^#/, "");
  if (!/^(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(digits)) return null;
  const full = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  return [0, 2, 4].map((start) => Number.parseInt(full.slice(start, start + 2), 16));
};

const luminanceOf = (channels: number[]): number => {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** WCAG contrast ratio of two hexadecimal colours; 1 when one of them is no colour. */
export function contrastOf(first: string, second: string): number {
  const [one, two] = [channelsOf(first), channelsOf(second)];
  if (!one || !two) return 1;
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(two)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** A brand colour with an ink readable on it, or `null` for what is no hexadecimal colour (`#` optional). */
export function brandColors(
  color: string | null | undefined,
): { fill: string; ink: string } | null {
  const channels = color ? channelsOf(color) : null;
  if (!channels) return null;
  const fill = `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
  // White looks right on a brand colour, so it is taken whenever it can be read.
  return { fill, ink: contrastOf(fill, LIGHT_INK) >= 4.5 ? LIGHT_INK : DARK_INK };
}
