import { encodePng } from "./png.ts";

const SIDE = 96;
const CELLS = 5;
const MARGIN = 18;

/** An institution's colour with a mirrored mark drawn from its uuid: different for each, no letters in it. */
export function drawLogo(uuid: string, color: string | null): Promise<Blob> {
  const digits = uuid.replace(/-/g, "");
  const cell = (SIDE - 2 * MARGIN) / CELLS;
  const isInk = (x: number, y: number): boolean => {
    const column = Math.floor((x - MARGIN) / cell);
    const row = Math.floor((y - MARGIN) / cell);
    if (column < 0 || row < 0 || column >= CELLS || row >= CELLS) return false;
    const digit = digits[row * 3 + Math.min(column, CELLS - 1 - column)] ?? "0";
    return Number.parseInt(digit, 16) % 2 === 1;
  };
  return encodePng(SIDE, [rgb(color), [255, 255, 255]], (x, y) => (isInk(x, y) ? 1 : 0));
}

function rgb(color: string | null): readonly [number, number, number] {
  const value = Number.parseInt(/^[0-9a-f]{6}$/i.test(color ?? "") ? (color ?? "") : "4a5560", 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
