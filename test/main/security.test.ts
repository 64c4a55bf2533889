import type { Session } from 'electron';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultProfile } from '../../src/app/profiles.ts';
import { isAllowedLink, refuseTheRest, restrictSession } from '../../src/main/security.ts';

type Listener = (...args: unknown[]) => unknown;
const listeners = vi.hoisted(() => new Map<string, Listener>());
vi.mock('electron', () => ({ app: { on: (name: string, listener: Listener) => void listeners.set(name, listener) } }));
afterEach(() => listeners.clear());

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

describe('a link', () => {
  const known = Object.values(defaultProfile.links);

  it('of the profile may be opened', () => {
    for (const link of known) expect(isAllowedLink(link, known)).toBe(true);
  });

  it.each([
    'https://x.example/',
    'http://x.example',
    'tel:+3228001010',
    'mailto:support@etnic.be',
    'HTTPS://X.EXAMPLE',
  ])('of the profile may be %s', (link) => {
    expect(isAllowedLink(link, [...known, link])).toBe(true);
    expect(isAllowedLink(link, known)).toBe(false);
  });

  it.each([
    'file:///etc/passwd',
    'file://server/share/x.exe',
    '\\\\server\\share\\x.exe',
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'smb://server/share',
    'ms-msdt:/id',
    'ms-settings:',
    'search-ms:query=x',
    'app://vigie/index.html',
    'ftp://x.example/',
    'C:\\Windows\\System32\\calc.exe',
    '/usr/bin/true',
    'calc.exe',
    'http//x.example',
    '//x.example/',
    '',
    ' ',
  ])('is not opened as %j, even if a profile named it', (link) => {
    expect(isAllowedLink(link, [link])).toBe(false);
  });

  it.each(
    known.flatMap((link) => [
      `${link}/`,
      `${link}?x=1`,
      `${link}#x`,
      `${link}.evil.example`,
      ` ${link}`,
      `${link}\n`,
      link.toUpperCase(),
      link.replace('http:', 'https:'),
      link.replace('://', '://user@'),
    ]),
  )('%j, which is only like one of the profile, is not opened', (link) => {
    expect(isAllowedLink(link, known)).toBe(false);
  });

  it('is not opened when nothing is known', () => {
    expect(isAllowedLink('https://x.example/', [])).toBe(false);
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
