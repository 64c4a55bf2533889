import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  appSizes,
  buildIcons,
  drawTray,
  type Picture,
  scales,
  themes,
  traySizes,
  trayStates,
} from '../scripts/build-icons.ts';

const folder = new URL('../assets/icons/', import.meta.url);
const committed = (name: string): Buffer => readFileSync(new URL(name, folder));
const taskbars = { light: 0xf3, dark: 0x1c };
const pngSignature = '89504e470d0a1a0a';

const files = await buildIcons();

describe('the committed icons', () => {
  it('are all there, and none is left over', () => {
    const built = readdirSync(folder).filter((name) => !name.endsWith('.svg'));
    expect(built.sort()).toEqual([...files.keys()].sort());
  });

  it.each([...files])('%s is what its drawing gives (else: npm run icons)', (name, bytes) => {
    expect(committed(name).equals(bytes)).toBe(true);
  });
});

type Entry = { readonly size: number; readonly bitsPerPixel: number; readonly body: Buffer };

function icoEntries(bytes: Buffer): Entry[] {
  expect([bytes.readUInt16LE(0), bytes.readUInt16LE(2)]).toEqual([0, 1]);
  return Array.from({ length: bytes.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index;
    const [width, height] = [bytes[at] || 256, bytes[at + 1] || 256];
    const [length, offset] = [bytes.readUInt32LE(at + 8), bytes.readUInt32LE(at + 12)];
    expect(height).toBe(width);
    expect(offset + length).toBeLessThanOrEqual(bytes.length);
    return { size: width, bitsPerPixel: bytes.readUInt16LE(at + 6), body: bytes.subarray(offset, offset + length) };
  });
}

const icons = [...files.keys()].filter((name) => name.endsWith('.ico'));

describe.each(icons)('%s', (name) => {
  const entries = icoEntries(committed(name));

  it('has every size that Windows asks for, in true colour', () => {
    expect(entries.map(({ size }) => size)).toEqual(name === 'app.ico' ? [...appSizes] : traySizes);
    expect(new Set(entries.map(({ bitsPerPixel }) => bitsPerPixel))).toEqual(new Set([32]));
  });

  it('holds a PNG at 256 pixels and bitmaps of twice their height, mask included, below', () => {
    for (const { size, body } of entries) {
      if (size === 256) {
        expect(body.subarray(0, 8).toString('hex')).toBe(pngSignature);
        continue;
      }
      expect([body.readUInt32LE(0), body.readInt32LE(4), body.readInt32LE(8)]).toEqual([40, size, size * 2]);
      expect(body.length).toBe(40 + size * size * 4 + Math.ceil(size / 32) * 4 * size);
    }
  });

  it('has its rows from the bottom and blue first', async () => {
    if (name !== 'ok-dark.ico') return;
    const { rgba } = await drawTray('ok', 'dark', 16);
    const [red, green, blue, alpha] = rgba.subarray((15 * 16 + 11) * 4);
    expect([...(entries[0]?.body.subarray(40 + 11 * 4, 40 + 12 * 4) ?? [])]).toEqual([blue, green, red, alpha]);
  });
});

describe('the PNG files', () => {
  const sizes = trayStates.flatMap((state) =>
    themes.flatMap((theme) => traySizes.map((size) => [`${state}-${theme}${scales[size]}.png`, size] as const)),
  );
  it.each([...sizes, ['app.png', 256] as const])('%s is %d pixels wide and high', (name, size) => {
    const bytes = committed(name);
    expect(bytes.subarray(0, 8).toString('hex')).toBe(pngSignature);
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
  });
});

/** Brightness 0 to 255 of every pixel, as seen on a taskbar by somebody who sees no colours. */
function greys({ rgba, size }: Picture, taskbar: number): number[] {
  return Array.from({ length: size * size }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(index * 4, index * 4 + 4);
    const grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    return (grey * alpha + taskbar * (255 - alpha)) / 255;
  });
}

describe.each(themes)('on a %s taskbar', (theme) => {
  const pairs = trayStates.flatMap((a, index) => trayStates.slice(index + 1).map((b) => [a, b] as const));

  it.each(pairs)('%s and %s differ in shape at 16 pixels', async (a, b) => {
    const [first, second] = await Promise.all([drawTray(a, theme, 16), drawTray(b, theme, 16)]);
    const other = greys(second, taskbars[theme]);
    const clear = greys(first, taskbars[theme]).filter((grey, index) => Math.abs(grey - (other[index] ?? 0)) > 64);
    expect(clear.length).toBeGreaterThanOrEqual(10);
  });

  it.each(trayStates)('%s stands out from it at every size', async (state) => {
    for (const size of traySizes) {
      const shown = greys(await drawTray(state, theme, size), taskbars[theme]);
      const clear = shown.filter((grey) => Math.abs(grey - taskbars[theme]) > 64);
      expect(clear.length / shown.length, `${size} pixels`).toBeGreaterThan(0.2);
    }
  });
});
