import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../src/domain/model/settings.ts';
import { firstPolicy, followPolicy, sentPolicy } from '../../../src/renderer/views/settings/latest-policy.ts';

const sent = { ...defaultPolicy, sendingMinutes: 90 };

describe('the rules that the next change builds upon', () => {
  it('are those just sent, while snapshots still bring the ones before', () => {
    const latest = sentPolicy(firstPolicy(defaultPolicy), sent);
    expect(followPolicy(latest, structuredClone(defaultPolicy)).policy).toEqual(sent);
  });

  it('are those of a snapshot that brings others', () => {
    const other = { ...defaultPolicy, receivingMinutes: 15 };
    expect(followPolicy(sentPolicy(firstPolicy(defaultPolicy), sent), other).policy).toEqual(other);
  });

  it('follow a way there and back', () => {
    const there = followPolicy(sentPolicy(firstPolicy(defaultPolicy), sent), sent);
    expect(followPolicy(there, defaultPolicy).policy).toEqual(defaultPolicy);
  });
});
