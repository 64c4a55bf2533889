import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Alert } from '../../../src/domain/tell/alert.ts';
import type { AlertText } from '../../../src/domain/tell/alert-text.ts';
import { createNotifier, hearEarlierToasts, toastId } from '../../../src/main/pc/notifier.ts';
import { alertOf, summaryOf } from '../../support/alerts.ts';
import { example } from '../../support/text-facts.ts';

type Shown = {
  readonly options: Record<string, unknown>;
  readonly tell: (name: string, details?: object, index?: number) => void;
};
const system = vi.hoisted(() => ({
  isSupported: true,
  shown: [] as Shown[],
  closed: [] as unknown[],
  /** This Electron has `id`. */
  hasId: false,
  activated: null as ((details: object) => void) | null,
}));

vi.mock('electron', () => ({
  Notification: class {
    static handleActivation = (callback: (details: object) => void): void => {
      system.activated = callback;
    };
    static isSupported = (): boolean => system.isSupported;
    readonly listeners = new Map<string, (details?: object, index?: number) => void>();
    readonly options: Record<string, unknown>;
    readonly id: unknown;
    constructor(options: Record<string, unknown>) {
      this.options = options;
      this.id = system.hasId ? options.id : undefined;
    }
    on(name: string, listener: (details?: object, index?: number) => void): void {
      this.listeners.set(name, listener);
    }
    once(name: string, listener: () => void): void {
      this.listeners.set(name, listener);
    }
    close(): void {
      system.closed.push(this.options.title);
    }
    show(): void {
      const tell = (name: string, details?: object, index?: number): void => {
        const listener = this.listeners.get(name);
        this.listeners.delete(name);
        listener?.(details, index);
      };
      system.shown.push({ options: this.options, tell });
    }
  },
}));

beforeEach(() => {
  vi.useFakeTimers();
  system.isSupported = true;
  system.hasId = false;
  system.shown.length = 0;
  system.closed.length = 0;
});
afterEach(() => vi.useRealTimers());

const address = 'ec001234@adm.cfwb.be';
const critical = alertOf(example('sending.unreachable'), 'critical');
const warning = alertOf(example('sending.unreachable'), 'warning');
const other = alertOf(example('receiving.unreachable'), 'critical', 'busy');
const about = { matter: critical.tag, address };
const summary = summaryOf([critical, other]);
const text: AlertText = { title: 'Titre', body: 'Texte', buttons: { help: 'Que faire ?', noted: 'C’est noté' } };
const create = (
  onClick: (place: unknown) => void = () => undefined,
  onNoted: (place: unknown) => void = () => undefined,
  platform: NodeJS.Platform = 'win32',
) => createNotifier({ icon: 'icon', name: 'Vigie BMA', platform, onClick, onNoted });
const last = (): Shown => {
  const shown = system.shown.at(-1);
  if (!shown) throw new Error('no toast');
  return shown;
};

describe('a toast', () => {
  it('counts as told once the system has shown it', async () => {
    const told = create().show(warning, text);
    last().tell('show');
    expect(await told).toBe(true);
    expect(last().options).toEqual({
      title: 'Titre',
      body: 'Texte',
      icon: 'icon',
      id: toastId(warning.tag),
      actions: [
        { type: 'button', text: 'Que faire ?' },
        { type: 'button', text: 'C’est noté' },
      ],
    });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stays until it is seen when it is critical', () => {
    void create().show(critical, text);
    expect(last().options).toMatchObject({ timeoutType: 'never', urgency: 'critical' });
  });

  it.each<[string, (told: Promise<boolean>) => void]>([
    ['that failed', () => last().tell('failed')],
    ['of which the system says nothing', () => vi.advanceTimersByTime(10_000)],
  ])('%s does not count as told', async (_how, happen) => {
    const told = create().show(warning, text);
    happen(told);
    expect(await told).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not even tried where the system has none', async () => {
    system.isSupported = false;
    expect(await create().show(critical, text)).toBe(false);
    expect(system.shown).toEqual([]);
  });

  it.each<[string, Alert, string | null]>([
    ['one trouble opens its card', critical, 'sending'],
    ['several opens the mailbox of the first', summary, null],
  ])('about %s when clicked', (_what, alert, check) => {
    const clicked: unknown[] = [];
    void create((place) => clicked.push(place)).show(alert, text);
    last().tell('show');
    last().tell('click');
    expect(clicked).toEqual([{ view: 'home', address, check }]);
  });

  it('on trial is about no mailbox, and says whether it was seen', async () => {
    const clicked: unknown[] = [];
    const told = create((place) => clicked.push(place)).trial('Essai', 'Texte');
    last().tell('show');
    last().tell('click');
    expect(await told).toBe(true);
    expect(clicked).toEqual([null]);
  });

  it('is said to have been shown or not, by the code of what it told', async () => {
    const told: unknown[] = [];
    const { show } = createNotifier({
      icon: 'icon',
      name: 'Vigie BMA',
      platform: 'win32',
      onClick: () => undefined,
      onNoted: () => undefined,
      onTold: (...args) => void told.push(args),
    });
    const first = show(critical, text);
    last().tell('show');
    await first;
    const second = show(summary, text);
    last().tell('failed');
    await second;
    expect(told).toEqual([
      ['sending.unreachable', true],
      ['summary', false],
    ]);
  });

  const showNow = async (shown: Promise<boolean>): Promise<void> => {
    last().tell('show');
    await shown;
  };
  it('that is withdrawn goes, and no other does', async () => {
    const { show, withdraw } = create();
    await showNow(show(critical, { ...text, title: 'envoi' }));
    await showNow(show(other, { ...text, title: 'réception' }));
    expect(system.closed).toEqual([]);
    withdraw(critical.tag, { matter: critical.tag, address });
    expect(system.closed).toEqual(['envoi']);
  });

  it('of the same matter takes the place of the earlier one, once it is really shown', async () => {
    const { show } = create();
    await showNow(show(critical, { ...text, title: 'la veille' }));
    const again = show(critical, text);
    expect(system.closed).toEqual([]);
    last().tell('failed');
    await again;
    expect(system.closed).toEqual([]);
    await showNow(show(critical, text));
    expect(system.closed).toEqual(['la veille']);
  });

  it('of the same matter is replaced by Windows itself where it has its tag, and is not taken away by that', async () => {
    system.hasId = true;
    const { show, withdraw } = create();
    await showNow(show(critical, { ...text, title: 'la veille' }));
    await showNow(show(critical, { ...text, title: 'ce matin' }));
    expect(system.closed).toEqual([]);
    withdraw(critical.tag, about);
    expect(system.closed).toEqual(['ce matin']);
  });

  it.each([
    ['as Electron 45 tells it', { actionIndex: 1 }, undefined],
    ['as earlier ones do', {}, 1],
  ])('is taken note of by its second button, %s', (_how, details, index) => {
    const noted: unknown[] = [];
    void create(undefined, (place) => noted.push(place)).show(critical, text);
    last().tell('show');
    last().tell('action', details, index);
    expect(noted).toEqual([{ view: 'home', address, check: 'sending' }]);
  });

  it('opens its card by its first button', () => {
    const opened: unknown[] = [];
    void create((place) => opened.push(place)).show(critical, text);
    last().tell('show');
    last().tell('action', { actionIndex: 0 });
    expect(opened).toEqual([{ view: 'home', address, check: 'sending' }]);
  });

  it('that ran out of time can still be clicked where Windows keeps it', () => {
    const clicked: unknown[] = [];
    void create((place) => clicked.push(place)).show(warning, text);
    last().tell('show');
    last().tell('close', { reason: 'timedOut' });
    last().tell('click');
    expect(clicked).toHaveLength(1);
  });
});

describe('the tag of a toast', () => {
  it.each(['cerbere ec001234@adm.cfwb.be', `several password sending ${'x'.repeat(200)}@adm.cfwb.be`, 'servers'])(
    'is one that Windows takes, and always the same: %s',
    (tag) => {
      expect(toastId(tag)).toMatch(/^[a-z0-9]{1,64}$/);
      expect(toastId(tag)).toBe(toastId(tag));
      expect(toastId(tag)).not.toBe(toastId(`${tag}.`));
    },
  );
});

describe('toasts of an earlier run', () => {
  beforeEach(() => {
    system.activated = null;
  });
  const hear = (platform: NodeJS.Platform) => {
    const heard: string[] = [];
    hearEarlierToasts(
      platform,
      () => void heard.push('opened'),
      (isAbout) => {
        const isOpen = isAbout(critical.tag);
        if (isOpen) heard.push('noted');
        return isOpen;
      },
    );
    return heard;
  };

  it.each([
    ['a click opens the window', { type: 'click', arguments: `type=click&tag=${toastId(critical.tag)}` }, 'opened'],
    ['its first button too', { type: 'action', actionIndex: 0, arguments: toastId(critical.tag) }, 'opened'],
    ['its second one takes note', { type: 'action', actionIndex: 1, arguments: toastId(critical.tag) }, 'noted'],
    ['of what is over opens the window', { type: 'action', actionIndex: 1, arguments: toastId('busy') }, 'opened'],
  ])('on Windows: %s', (_what, details, expected) => {
    const heard = hear('win32');
    system.activated?.(details);
    expect(heard).toEqual([expected]);
  });

  it('are not heard of elsewhere', () => {
    hear('linux');
    expect(system.activated).toBeNull();
  });

  it('are taken away on Windows by a silent one in their place, that goes at once; once', () => {
    const { withdraw } = create();
    withdraw(critical.tag, about);
    withdraw(critical.tag, about);
    expect(system.shown.map(({ options }) => options)).toEqual([
      { title: 'Vigie BMA', body: '', icon: 'icon', silent: true, id: toastId(critical.tag) },
    ]);
    last().tell('show');
    expect(system.closed).toEqual(['Vigie BMA']);
  });

  it('stay elsewhere, where nothing takes them away', () => {
    create(undefined, undefined, 'linux').withdraw(critical.tag, about);
    expect(system.shown).toEqual([]);
  });
});
