import type { Session } from 'electron';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { hasRemoteDebugging, refuseTheRest, restrictSession } from '../../src/main/border.ts';

type Listener = (...args: unknown[]) => unknown;
const listeners = vi.hoisted(() => new Map<string, Listener>());
const started = vi.hoisted(() => ({
  isPackaged: true,
  switches: [] as string[],
  inspector: undefined as string | undefined,
}));
vi.mock('electron', () => ({
  app: {
    on: (name: string, listener: Listener) => void listeners.set(name, listener),
    get isPackaged() {
      return started.isPackaged;
    },
    commandLine: { hasSwitch: (name: string) => started.switches.includes(name) },
  },
}));
vi.mock('node:inspector', () => ({ url: () => started.inspector }));
afterEach(() => {
  listeners.clear();
  Object.assign(started, { isPackaged: true, switches: [], inspector: undefined });
});

/** A listener's way to say no. */
const createEvent = () => {
  const event = {
    isPrevented: false,
    preventDefault: () => {
      event.isPrevented = true;
    },
  };
  return event;
};

describe('a program that another one could command', () => {
  const port = 'remote-debugging-port';
  it.each([
    ['packaged, with a debugging port', { switches: [port] }, true],
    ['packaged, with a debugging pipe', { switches: ['remote-debugging-pipe'] }, true],
    ['packaged, with other switches', { switches: ['hidden', 'no-sandbox'] }, false],
    ['in development', { switches: [port], isPackaged: false }, false],
    ['packaged for tests, its inspector open', { switches: [port], inspector: 'ws://127.0.0.1:1/x' }, false],
  ])('%s', (_how, start, isCommanded) => {
    Object.assign(started, start);
    expect(hasRemoteDebugging()).toBe(isCommanded);
  });
});

describe('a page', () => {
  /** The content that Electron announces, with what the program made of it. */
  function announce() {
    const own = new Map<string, Listener>();
    let openWindow: Listener | null = null;
    refuseTheRest();
    listeners.get('web-contents-created')?.(
      {},
      {
        on: (name: string, listener: Listener) => void own.set(name, listener),
        setWindowOpenHandler: (handler: Listener) => {
          openWindow = handler;
        },
      },
    );
    return { own, open: (details: unknown): unknown => openWindow?.(details) };
  }

  it.each(['will-navigate', 'will-redirect', 'will-attach-webview'])('is refused %s', (name) => {
    const event = createEvent();
    announce().own.get(name)?.(event, 'https://evil.example/');
    expect(event.isPrevented).toBe(true);
  });

  it.each(['https://evil.example/', 'app://vigie/index.html', 'about:blank'])('may not open a window for %s', (url) => {
    expect(announce().open({ url })).toEqual({ action: 'deny' });
  });
});

describe('a session', () => {
  function restrict() {
    const set = new Map<string, Listener>();
    const keep = (name: string) => (handler: Listener) => void set.set(name, handler);
    restrictSession({
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      on: (name: string, listener: Listener) => void set.set(name, listener),
    } as unknown as Session);
    return set;
  }

  it.each(['notifications', 'clipboard-read', 'media', 'geolocation', 'openExternal', 'fileSystem', 'hid'])(
    'gives no permission for %s',
    (permission) => {
      const set = restrict();
      const answers: unknown[] = [];
      set.get('request')?.({}, permission, (answer: unknown) => answers.push(answer));
      expect(answers).toEqual([false]);
      expect(set.get('check')?.({}, permission)).toBe(false);
    },
  );

  it('takes no download', () => {
    const event = createEvent();
    restrict().get('will-download')?.(event, {}, {});
    expect(event.isPrevented).toBe(true);
  });
});
