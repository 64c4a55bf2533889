import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitOnScreens, type Rectangle } from '../../../src/main/window/window-memory.ts';

const at = (x: number, y: number, width: number, height: number): Rectangle => ({ x, y, width, height });
/** Full HD without its taskbar. */
const laptop = at(0, 0, 1920, 1040);
const right = at(1920, 0, 1920, 1040);
const left = at(-1280, -200, 1280, 984);
const above = at(300, -1200, 1920, 1160);
const old = at(0, 0, 1024, 728);
const tiny = at(0, 0, 500, 400);

const middle = at(470, 140, 980, 760);

describe('the window opens', () => {
  it.each<[string, Rectangle | null, readonly Rectangle[], Rectangle]>([
    ['in the middle of the first screen, the first time', null, [laptop, right], middle],
    ['where it was left', at(100, 50, 900, 700), [laptop], at(100, 50, 900, 700)],
    ['on the second screen, where it was left', at(2000, 30, 900, 700), [laptop, right], at(2000, 30, 900, 700)],
    [
      'left of the first screen, where it was left',
      at(-1200, -150, 900, 700),
      [laptop, left],
      at(-1200, -150, 900, 700),
    ],
    ['above the first screen, where it was left', at(400, -1100, 900, 700), [laptop, above], at(400, -1100, 900, 700)],
    ['in the middle once its screen is gone, at its size', at(2000, 30, 900, 700), [laptop], at(510, 170, 900, 700)],
    ['in the middle of a screen with negative places', at(5000, 0, 900, 700), [left], at(-1090, -58, 900, 700)],
    ['wholly on the screen on which most of it was', at(1500, 100, 900, 700), [laptop, right], at(1920, 100, 900, 700)],
    ['on the one that shows most of it', at(1300, 100, 900, 700), [laptop, right], at(1020, 100, 900, 700)],
    ['moved in where it stuck out below', at(100, 900, 900, 700), [laptop], at(100, 340, 900, 700)],
    ['with its title bar below the upper edge', at(100, -80, 900, 700), [laptop], at(100, 0, 900, 700)],
    ['in the middle when only a sliver was to be seen', at(1900, 100, 900, 700), [laptop], at(510, 170, 900, 700)],
    ['as large as a screen of less resolution', at(800, 300, 1600, 1000), [old], at(0, 0, 1024, 728)],
    ['as large as the screen when it was larger', at(-50, -50, 4000, 3000), [laptop], laptop],
    ['at least as large as it must be', at(100, 100, 20, 20), [laptop], at(680, 280, 560, 480)],
    ['no larger than a screen that is smaller than that', null, [tiny], tiny],
    [
      'in the middle after Windows noted a minimised window',
      at(-32_000, -32_000, 160, 28),
      [laptop],
      at(680, 280, 560, 480),
    ],
    ['when no screen is named', null, [], at(0, 0, 980, 760)],
  ])('%s', (_how, saved, workAreas, expected) => {
    expect(fitOnScreens(saved, workAreas)).toEqual(expected);
  });

  it('wholly on one of the screens, whatever was saved', () => {
    const place = fc.integer({ min: -40_000, max: 40_000 });
    const size = fc.integer({ min: 1, max: 8_000 });
    const rectangle = fc.record({ x: place, y: place, width: size, height: size });
    fc.assert(
      fc.property(fc.option(rectangle), fc.array(rectangle, { minLength: 1, maxLength: 4 }), (saved, workAreas) => {
        const { x, y, width, height } = fitOnScreens(saved, workAreas);
        const isWithin = workAreas.some(
          (area) =>
            x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height,
        );
        expect(isWithin).toBe(true);
      }),
    );
  });
});
