import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { closeAll, runDemo } from '../../src/demo/run.ts';

const demo = vi.hoisted(() => ({ stopped: 0 }));
vi.mock('../../src/demo/page-host.ts', () => ({
  servePage: async () => {
    throw new Error('no port');
  },
}));
vi.mock('../../src/demo/live.ts', () => ({
  startLiveDemo: async () => ({
    stop: async () => {
      demo.stopped += 1;
    },
  }),
}));

describe('the end of a demonstration', () => {
  it('closes the rest where one does not close, and says what went wrong', async () => {
    const closed: string[] = [];
    const one = (name: string, fails = false) => ({
      close: async () => {
        closed.push(name);
        if (fails) throw new Error(name);
      },
    });
    await expect(closeAll([one('a'), one('b', true), one('c')])).rejects.toThrow('b');
    expect(closed).toEqual(['a', 'b', 'c']);
  });

  it('ends the watch where its window cannot be served', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigie-demo-run-'));
    const servers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap').length;
    const before = servers();
    const parts = {
      folder,
      version: '0.1.0',
      icons: folder,
      desktop: null,
      buildPage: async () => undefined,
      tell: () => undefined,
    };
    await expect(runDemo(parts, new AbortController().signal)).rejects.toThrow('no port');
    expect(demo.stopped).toBe(1);
    await expect.poll(servers).toBe(before);
    rmSync(folder, { recursive: true });
  });
});
