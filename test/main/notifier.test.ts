import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Alert } from '../../src/domain/alert.ts';
import type { AlertText } from '../../src/domain/alert-text.ts';
import { createNotifier } from '../../src/main/notifier.ts';

type Shown = { readonly options: Record<string, unknown>; readonly tell: (name: string) => void };
const system = vi.hoisted(() => ({ isSupported: true, shown: [] as Shown[] }));

vi.mock('electron', () => ({
  Notification: class {
    static isSupported = (): boolean => system.isSupported;
    readonly listeners = new Map<string, () => void>();
    readonly options: Record<string, unknown>;
    constructor(options: Record<string, unknown>) {
      this.options = options;
    }
    once(name: string, listener: () => void): void {
      this.listeners.set(name, listener);
    }
    show(): void {
      const tell = (name: string): void => {
        const listener = this.listeners.get(name);
        this.listeners.delete(name);
        listener?.();
      };
      system.shown.push({ options: this.options, tell });
    }
  },
}));

beforeEach(() => {
  vi.useFakeTimers();
  system.isSupported = true;
  system.shown.length = 0;
});
afterEach(() => vi.useRealTimers());

const address = 'ec001234@adm.cfwb.be';
const notice = { address, check: 'sending', code: 'sending.unreachable', facts: {}, sinceMs: 0, cause: 'x' } as const;
const critical: Alert = { ...notice, kind: 'single', severity: 'critical' };
const warning: Alert = { ...notice, kind: 'single', severity: 'warning' };
const summary: Alert = { kind: 'summary', notices: [{ ...notice, severity: 'critical' }] };
const text: AlertText = { title: 'Titre', body: 'Texte' };
const last = (): Shown => {
  const shown = system.shown.at(-1);
  if (!shown) throw new Error('no toast');
  return shown;
};

describe('a toast', () => {
  it('counts as told once the system has shown it', async () => {
    const told = createNotifier('icon', () => undefined).show(warning, text);
    last().tell('show');
    expect(await told).toBe(true);
    expect(last().options).toEqual({ title: 'Titre', body: 'Texte', icon: 'icon' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stays until it is seen when it is critical', () => {
    void createNotifier('icon', () => undefined).show(critical, text);
    expect(last().options).toMatchObject({ timeoutType: 'never', urgency: 'critical' });
  });

  it.each<[string, (told: Promise<boolean>) => void]>([
    ['that failed', () => last().tell('failed')],
    ['of which the system says nothing', () => vi.advanceTimersByTime(10_000)],
  ])('%s does not count as told', async (_how, happen) => {
    const told = createNotifier('icon', () => undefined).show(warning, text);
    happen(told);
    expect(await told).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not even tried where the system has none', async () => {
    system.isSupported = false;
    expect(await createNotifier('icon', () => undefined).show(critical, text)).toBe(false);
    expect(system.shown).toEqual([]);
  });

  it.each<[string, Alert]>([
    ['one trouble', critical],
    ['several', summary],
  ])('about %s opens its mailbox when clicked', (_what, alert) => {
    const clicked: unknown[] = [];
    void createNotifier('icon', (of) => clicked.push(of)).show(alert, text);
    last().tell('show');
    last().tell('click');
    expect(clicked).toEqual([address]);
  });

  it('on trial is about no mailbox, and says whether it was seen', async () => {
    const clicked: unknown[] = [];
    const told = createNotifier('icon', (of) => clicked.push(of)).trial('Essai', 'Texte');
    last().tell('show');
    last().tell('click');
    expect(await told).toBe(true);
    expect(clicked).toEqual([null]);
  });
});
