import { expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import {
  formatListPlace,
  type ListPlace,
  parseListPlace,
} from '../../src/domain/follow-up-scope.ts';
import type { PersonId } from '../../src/domain/person.ts';
import { doneAction } from '../../src/slack/actions/follow-up-actions.ts';

test.each<readonly [string, ListPlace]>([
  ['mine/1', { scope: { kind: 'mine' }, page: 1 }],
  ['team/12', { scope: { kind: 'team' }, page: 12 }],
  ['person/T1.UWANG/2', { scope: { kind: 'person', personId: 'T1.UWANG' as PersonId }, page: 2 }],
  ['customer/0e2c/3', { scope: { kind: 'customer', customerId: '0e2c' as CustomerId }, page: 3 }],
])('%s is a place in a list, both ways', (text, place) => {
  expect([formatListPlace(place), parseListPlace(text)]).toEqual([text, place]);
});

test('a button takes a card, a place in a list, and what lists without pages said; nothing else', () => {
  const takes = (from: string) => doneAction.prepare({ followUpId: 'F', from }) !== undefined;
  const taken = ['card', 'list', 'mine/2', 'mine', 'person/2', 'all/1', 'customer/a/b/1', ''];
  expect(taken.filter(takes)).toEqual(['card', 'list', 'mine/2']);
});

test('the longest choice of a list fits into what Slack carries', () => {
  const uuid = '01234567-89ab-cdef-0123-456789abcdef';
  const from = formatListPlace({
    scope: { kind: 'customer', customerId: uuid as CustomerId },
    page: 63,
  });
  const value = JSON.stringify(['due:snooze', { followUpId: uuid, from, until: 'tomorrow' }]);
  expect(value.length).toBeLessThanOrEqual(150);
});
