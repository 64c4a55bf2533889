import { describe, expect, it } from 'vitest';
import { addressIn, readTyped } from '../../../src/renderer/views/setup/address-step.tsx';
import { mailboxWith, waitingLeg } from './mailbox-fixture.ts';

describe('the typed address', () => {
  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['ec00 1234@adm.cfwb.be', 'space'],
    ['ec001234', 'no-at'],
    ['ec001234@', 'malformed'],
    ['@adm.cfwb.be', 'malformed'],
    ['ec001234@adm', 'malformed'],
    ['ec001234@@adm.cfwb.be', 'malformed'],
  ])('%j cannot be gone on with: %s', (typed, kind) => {
    expect(readTyped(typed, []).kind).toBe(kind);
  });

  it.each([
    ['ec001234@adm.cfwb.be', 'school', '1234'],
    ['PO000567@ADM.CFWB.BE', 'authority', '567'],
    ['  ec01234@adm.cfwb.be\t', 'school', '1234'],
  ])('%j is recognised as of a %s, FASE %s', (typed, owner, fase) => {
    expect(readTyped(typed, [])).toEqual({ kind: 'recognised', owner, fase });
  });

  it.each([
    ['direction@adm.cfwb.be', 'name'],
    ['ec12@adm.cfwb.be', 'name'],
    ['ec1234567@adm.cfwb.be', 'name'],
    ['ec001234@example.be', 'domain'],
    ['ec001234@notadm.cfwb.be', 'domain'],
  ])('%j is unusual because of its %s', (typed, part) => {
    expect(readTyped(typed, [])).toEqual({ kind: 'unusual', part });
  });

  it('of a mailbox that needs nothing more is already watched, whatever the case', () => {
    const known = mailboxWith({});
    expect(readTyped('EC001234@adm.cfwb.be', [known])).toEqual({ kind: 'watched', address: known.address });
  });

  it('of a mailbox whose passwords are still missing can be gone on with, as it is known', () => {
    const known = mailboxWith({ sending: waitingLeg });
    expect(readTyped('EC001234@adm.cfwb.be', [known])).toEqual({ kind: 'resumable', address: known.address });
  });

  it('loses the spaces that were pasted around it', () => {
    expect(addressIn(' ec001234@adm.cfwb.be ')).toBe('ec001234@adm.cfwb.be');
  });
});
