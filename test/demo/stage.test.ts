import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStage, type Stage, type StageAction } from '../../src/demo/stage.ts';
import { startWorld, type World } from '../../src/demo/world.ts';
import { createTrust } from '../../src/probe/certificate.ts';
import { probePop3 } from '../../src/probe/pop3.ts';

let world: World;
let stage: Stage;
beforeAll(async () => {
  world = await startWorld();
  stage = createStage(world);
});
afterAll(() => world.close());

/** What Vigie's own conversation finds, with the password of the beginning. */
async function look(): Promise<string> {
  const { outcome } = await probePop3({
    server: { host: world.pop3.host, port: world.pop3.port, security: 'auto' },
    user: world.mailbox.address,
    password: 'Boîte#2026 à l’école',
    mustEncrypt: true,
    trust: createTrust(world.caPem),
  });
  return outcome.ok ? `${outcome.value.messages} messages` : outcome.failure.kind;
}

describe('the controls of the demonstration', () => {
  it.each([
    ['fill-50', 50],
    ['fill-98.5', 98.5],
    ['fill-80', 80],
    ['fill-92', 92],
    ['fill-100', 100],
    ['collect', 0],
  ] as const)('%s leaves the box at %d percent', async (action, percent) => {
    await stage.perform(action);
    expect(stage.view().filledPercent).toBeCloseTo(percent, 0);
  });

  it('a full box loses what arrives', async () => {
    await stage.perform('fill-100');
    await stage.perform('deliver');
    expect(stage.view().refusedDeliveries).toBe(1);
    await stage.perform('repair');
  });

  it.each([
    ['servers-locked', 'in-use', 'servers-well'],
    ['servers-unreachable', 'refused', 'servers-well'],
    ['password-changed', 'credentials', 'password-restored'],
    ['servers-locked-out', 'locked-out', 'servers-well'],
    ['servers-access-off', 'access-off', 'servers-well'],
    ['servers-said-full', 'mailbox-full', 'servers-well'],
    ['certificate-expired', 'certificate', 'certificate-good'],
  ] as const satisfies readonly (readonly [StageAction, string, StageAction])[])(
    '%s is seen as %s, until %s',
    async (action, kind, end) => {
      await stage.perform(action);
      expect(await look()).toBe(kind);
      await stage.perform(end);
      expect(await look()).toBe('0 messages');
    },
  );

  it('counts refused passwords, not an occupied box', () => {
    expect(stage.view().logins.refused).toBe(1);
  });

  it('repair ends all trouble at once', async () => {
    for (const action of [
      'fill-92',
      'cerbere-expired',
      'password-changed',
      'certificate-expired',
      'servers-slow',
    ] as const)
      await stage.perform(action);
    await stage.perform('repair');
    expect(stage.view()).toMatchObject({
      filledPercent: 0,
      isCerbereExpired: false,
      isPasswordChanged: false,
      certificate: 'good',
      trouble: null,
    });
    expect(await look()).toBe('0 messages');
  });
});
