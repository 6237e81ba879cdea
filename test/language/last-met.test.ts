import { expect, test } from 'vitest';
import type { ContactId } from '../../src/domain/contact.ts';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { lastMet } from '../../src/language/last-met.ts';
import { readQuantities } from '../../src/language/quantities/read-quantities.ts';

const contact = (name: string, title = '') => ({ id: name as ContactId, name, title });
const visit = (note: string, day = '2026-11-02', contactsMet?: string) => ({
  day: calendarDay(day),
  note,
  quantities: readQuantities(note),
  report: contactsMet ? { contactsMet } : {},
});
const people = [
  contact('王建国', '设备部主任'),
  contact('王芳', '财务总监'),
  contact('李明'),
  contact('John Lee', 'plant manager'),
  contact('Ann'),
];

test.each<[string, readonly string[]]>([
  ['王主任要供电方案', ['王建国']],
  ['王总监不在', ['王芳']],
  ['王师傅接待', []],
  ['王建國談增容', ['王建国']],
  ['李工在场', ['李明']],
  ['met Mr Lee about the feeder', ['John Lee']],
  ['john lee wants a quote', ['John Lee']],
  ['planned the outage', []],
  ['谈增容', []],
])('who is named was met: %s', (note, names) => {
  expect([...lastMet(people, [visit(note)]).keys()]).toEqual(names);
});

test('the latest of several visits counts, and a report names people as well', () => {
  const visits = [
    visit('王主任', '2026-11-02'),
    visit('王建国', '2026-10-01'),
    visit('谈增容', '2026-11-20', '王建国、李明'),
  ];
  expect([...lastMet(people, visits)]).toEqual([
    ['王建国', '2026-11-20'],
    ['李明', '2026-11-20'],
  ]);
});

test('of two who may be meant nobody is', () => {
  const both = [contact('王建国', '生产部主任'), contact('王伟', '设备部主任')];
  expect([...lastMet(both, [visit('王主任要供电方案')]).keys()]).toEqual([]);
});
