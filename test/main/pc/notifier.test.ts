import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Alert, AlertText } from '../../../src/domain/tell/alert.ts';
import { createNotifier, hearEarlierToasts } from '../../../src/main/pc/notifier.ts';
import { example } from '../../support/text-facts.ts';

type Shown = {
  readonly options: Record<string, unknown>;
  readonly tell: (name: string, details?: object) => void;
};
const system = vi.hoisted(() => ({
  isSupported: true,
  shown: [] as Shown[],
  closed: [] as unknown[],
  activated: null as (() => void) | null,
}));

vi.mock('electron', () => ({
  Notification: class {
    static handleActivation = (callback: () => void): void => {
      system.activated = callback;
    };
    static isSupported = (): boolean => system.isSupported;
    readonly listeners = new Map<string, (details?: object) => void>();
    readonly options: Record<string, unknown>;
    constructor(options: Record<string, unknown>) {
      this.options = options;
    }
    on(name: string, listener: (details?: object) => void): void {
      this.listeners.set(name, listener);
    }
    once(name: string, listener: () => void): void {
      this.listeners.set(name, listener);
    }
    close(): void {
      system.closed.push(this.options.title);
    }
    show(): void {
      const tell = (name: string, details?: object): void => {
        const listener = this.listeners.get(name);
        this.listeners.delete(name);
        listener?.(details);
      };
      system.shown.push({ options: this.options, tell });
    }
  },
}));

beforeEach(() => {
  vi.useFakeTimers();
  system.isSupported = true;
  system.shown.length = 0;
  system.closed.length = 0;
});
afterEach(() => vi.useRealTimers());

const address = 'ec001234@adm.cfwb.be';
const about = { address, check: 'sending', sinceMs: 0, cause: 'x' } as const;
const notice = { ...about, ...example('sending.unreachable') } as const;
const critical: Alert & { readonly kind: 'single' } = { ...notice, kind: 'single', severity: 'critical' };
const warning: Alert = { ...notice, kind: 'single', severity: 'warning' };
const summary: Alert = { kind: 'summary', notices: [{ ...notice, severity: 'critical' }] };
const text: AlertText = { title: 'Titre', body: 'Texte' };
const create = (onClick: (place: unknown) => void = () => undefined) => createNotifier({ icon: 'icon', onClick });
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
    expect(last().options).toEqual({ title: 'Titre', body: 'Texte', icon: 'icon' });
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
      onClick: () => undefined,
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
  const recovery = (of: Partial<typeof about> = {}) =>
    ({ ...about, ...example('sending.ok'), severity: 'recovery', ...of }) as const;

  it('that is critical is closed when what it is about is over, and no other is', async () => {
    const { show } = create();
    await showNow(show(critical, { ...text, title: 'envoi' }));
    await showNow(show({ ...critical, check: 'receiving' }, { ...text, title: 'réception' }));
    await showNow(show({ ...critical, address: 'po000567@adm.cfwb.be' }, { ...text, title: 'autre boîte' }));
    await showNow(show(summary, { ...text, title: 'plusieurs' }));
    expect(system.closed).toEqual([]);
    await showNow(show({ ...recovery(), kind: 'single' }, { ...text, title: 'rétabli' }));
    expect(system.closed).toEqual(['envoi']);
    await showNow(show({ kind: 'summary', notices: [recovery({ check: 'receiving' as 'sending' })] }, text));
    expect(system.closed).toEqual(['envoi', 'réception']);
  });

  it('stays where the system did not show that it is over', async () => {
    const { show } = create();
    await showNow(show(critical, text));
    const over = show({ ...recovery(), kind: 'single' }, text);
    last().tell('failed');
    await over;
    expect(system.closed).toEqual([]);
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

describe('toasts of an earlier run', () => {
  beforeEach(() => {
    system.activated = null;
  });

  it('open the window on Windows', () => {
    let opened = 0;
    hearEarlierToasts('win32', () => {
      opened += 1;
    });
    system.activated?.();
    expect(opened).toBe(1);
  });

  it('are not heard of elsewhere', () => {
    hearEarlierToasts('linux', () => undefined);
    expect(system.activated).toBeNull();
  });
});
