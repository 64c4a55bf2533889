// Writes assets/icons/*.ico and *.png from the two drawings beside them: `npm run icons`.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

export const trayStates = ['ok', 'warning', 'critical', 'held', 'unknown'] as const;
export type TrayState = (typeof trayStates)[number];

/** The taskbar for which a tray icon is meant. */
export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Pixels at 100, 125, 150 and 200 % of Windows' scale, and the suffix by which Electron's `nativeImage` knows each. */
export const scales = { 16: '', 20: '@1.25x', 24: '@1.5x', 32: '@2x' } as const;
export const traySizes = Object.keys(scales).map(Number) as (keyof typeof scales)[];
export const appSizes = [16, 20, 24, 32, 48, 256] as const;

/** What replaces a dark taskbar's colours on a light one. */
const lightColours: Readonly<Record<string, string>> = {
  '#ffffff': '#1f2a36',
  '#101418': '#ffffff',
  '#4fd167': '#0e7a25',
  '#ffc83d': '#c25700',
  '#ff6b5e': '#c3271b',
  '#62b4ff': '#0a62b8',
  '#b9c2cb': '#5a6672',
};

/** A square drawing in pixels; `rgba` has straight alpha, rows from the top. */
export type Picture = { readonly size: number; readonly png: Uint8Array; readonly rgba: Uint8Array };

const folder = new URL('../assets/icons/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
const isReady = initWasm(readFileSync(wasm));

/** One state of the tray icon as it is at that many pixels. */
export async function drawTray(state: TrayState, theme: Theme, size: number): Promise<Picture> {
  const source = read('tray.svg');
  const shared = between(source, '<style>', '</defs>');
  const own = between(source, `<svg id="${state}"`, '</svg>').replace(/^[^>]*>/, '');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><style>${shared}</defs>${own}</svg>`;
  return render(onPixels(theme === 'dark' ? svg : onLight(svg), size / 16), size);
}

/** The application's icon at that many pixels. */
export async function drawApp(size: number): Promise<Picture> {
  return render(onPixels(read('app.svg'), size / 256), size);
}

function onLight(svg: string): string {
  const [start, end] = [svg.indexOf('<style>'), svg.indexOf('</style>')];
  const style = svg.slice(start, end).replace(/#[0-9a-f]{6}/g, (colour) => lightColours[colour] ?? colour);
  return svg.slice(0, start) + style + svg.slice(end);
}

function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`no ${start} in the drawing`);
  return text.slice(from + start.length, to);
}

/** Moves the edges of rectangles and circles onto whole pixels: sharp also at 20 and 24, which are no multiples of 16. */
function onPixels(svg: string, scale: number): string {
  const snap = (units: number): number => Math.round(units * scale) / scale;
  const number = (tag: string, name: string): number => Number(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? 0);
  const set = (tag: string, values: Record<string, number>): string =>
    Object.entries(values).reduce(
      (changed, [name, value]) => changed.replace(new RegExp(` ${name}="[^"]*"`), ` ${name}="${value}"`),
      tag,
    );
  return svg
    .replace(/<rect [^>]*>/g, (tag) => {
      const inset = number(tag, 'stroke-width') / 2;
      const thick = Math.max(1 / scale, snap(inset * 2));
      const edges = (at: string, length: string): [number, number] => {
        const from = snap(number(tag, at) - inset);
        const to = snap(number(tag, at) + number(tag, length) + inset);
        return inset === 0 ? [from, to - from] : [from + thick / 2, to - from - thick];
      };
      const [x, width] = edges('x', 'width');
      const [y, height] = edges('y', 'height');
      return set(tag, { x, y, width, height, 'stroke-width': thick });
    })
    .replace(/<circle [^>]*>/g, (tag) => {
      const inset = number(tag, 'stroke-width') / 2;
      const [cx, cy, r] = [number(tag, 'cx'), number(tag, 'cy'), number(tag, 'r') + inset];
      const [left, top, diameter] = [snap(cx - r), snap(cy - r), snap(cx + r) - snap(cx - r)];
      return set(tag, { cx: left + diameter / 2, cy: top + diameter / 2, r: diameter / 2 - inset });
    });
}

async function render(svg: string, size: number): Promise<Picture> {
  await isReady;
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render();
  const rgba = image.pixels;
  // The renderer multiplies colours by alpha; icons are stored without that.
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3] ?? 0;
    if (alpha === 0) continue;
    for (let channel = at; channel < at + 3; channel += 1)
      rgba[channel] = Math.min(255, Math.round(((rgba[channel] ?? 0) * 255) / alpha));
  }
  return { size, png: image.asPng(), rgba };
}

/** A Windows icon: bitmaps, which every reader of .ico understands, and PNG where the size needs it. */
export function packIco(pictures: readonly Picture[]): Uint8Array {
  const bodies = pictures.map((picture) => (picture.size < 256 ? bitmap(picture) : picture.png));
  const header = new DataView(new ArrayBuffer(6 + 16 * pictures.length));
  header.setUint16(2, 1, true);
  header.setUint16(4, pictures.length, true);
  let offset = header.byteLength;
  for (const [index, { size }] of pictures.entries()) {
    const at = 6 + 16 * index;
    const length = bodies[index]?.length ?? 0;
    header.setUint8(at, size % 256);
    header.setUint8(at + 1, size % 256);
    header.setUint16(at + 4, 1, true);
    header.setUint16(at + 6, 32, true);
    header.setUint32(at + 8, length, true);
    header.setUint32(at + 12, offset, true);
    offset += length;
  }
  return Buffer.concat([new Uint8Array(header.buffer), ...bodies]);
}

/** BITMAPINFOHEADER, BGRA rows from the bottom, and the old one-bit mask that says what is fully transparent. */
function bitmap({ size, rgba }: Picture): Uint8Array {
  const maskStride = Math.ceil(size / 32) * 4;
  const data = Buffer.alloc(40 + size * size * 4 + maskStride * size);
  data.writeUInt32LE(40, 0);
  data.writeInt32LE(size, 4);
  data.writeInt32LE(size * 2, 8);
  data.writeUInt16LE(1, 12);
  data.writeUInt16LE(32, 14);
  data.writeUInt32LE(data.length - 40, 20);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray((row * size + column) * 4);
      const fromBottom = size - 1 - row;
      data.set([blue, green, red, alpha], 40 + (fromBottom * size + column) * 4);
      const mask = 40 + size * size * 4 + fromBottom * maskStride + (column >> 3);
      if (alpha === 0) data[mask] = (data[mask] ?? 0) | (0x80 >> (column & 7));
    }
  }
  return data;
}

/** Every file of assets/icons that is made from a drawing, by name. The same drawings give the same bytes. */
export async function buildIcons(): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const state of trayStates) {
    for (const theme of themes) {
      const pictures = await Promise.all(traySizes.map((size) => drawTray(state, theme, size)));
      files.set(`${state}-${theme}.ico`, packIco(pictures));
      for (const [index, size] of traySizes.entries()) {
        const picture = pictures[index];
        if (picture) files.set(`${state}-${theme}${scales[size]}.png`, picture.png);
      }
    }
  }
  const app = await Promise.all(appSizes.map(drawApp));
  files.set('app.ico', packIco(app));
  files.set('app.png', (await drawApp(256)).png);
  return files;
}

if (import.meta.main) for (const [name, bytes] of await buildIcons()) writeFileSync(new URL(name, folder), bytes);
