import { expect, test } from 'vitest';
import { startTeamWithTickets } from '../support/start-team-with-tickets.ts';

/** When, who, the line, and the papers that its form asks for. */
type Step = readonly [at: string, who: 'emma' | 'wang' | 'li', line: string, papers?: string];

/**
 * A ticket of 22 stages: hand-overs, a stage that is not accepted in time, an approval, a customer who
 * thinks, a design that does not pass, the green channel, an inspection that fails, and the leader's
 * visits. Spring Festival lies in between.
 */
const steps: readonly Step[] = [
  [
    '2025-11-21 10:00',
    'emma',
    '/ticket open Acme Foods 10kV 2000kVA dual supply level 1 important user more capacity power by 30 April',
  ],
  ['2025-11-21 11:00', 'wang', '/ticket GC-1 接收'],
  ['2025-11-24 09:00', 'wang', '/ticket GC-1 完成', '用电申请书 营业执照 一次性告知书'],
  ['2025-11-24 15:00', 'emma', '/ticket GC-1 done survey appointment Wednesday at nine'],
  ['2025-11-26 10:00', 'emma', '/ticket GC-1 done site survey', 'survey record'],
  ['2025-11-28 09:00', 'emma', '/ticket GC-1 done external supply plan', 'external plan'],
  ['2025-11-28 16:00', 'wang', '/ticket GC-1 完成 内部供电方案', '内部方案'],
  ['2025-12-01 11:00', 'emma', '/ticket GC-1 done plan review', 'review minutes'],
  ['2025-12-01 14:00', 'li', '/ticket GC-1 approve'],
  ['2025-12-02 10:00', 'emma', '/ticket GC-1 done plan reply', 'reply letter'],
  ['2025-12-03 10:00', 'emma', '/ticket GC-1 wait their board meets on the 15th'],
  ['2025-12-16 10:00', 'emma', '/ticket GC-1 resume'],
  ['2025-12-16 11:00', 'emma', '/ticket GC-1 done customer agrees'],
  ['2025-12-16 12:00', 'emma', '/ticket GC-1 link 李伟'],
  ['2025-12-16 12:00', 'emma', '/ticket GC-1 plan external works 27 February'],
  ['2025-12-16 12:00', 'emma', '/ticket GC-1 plan tie-in outage 13 March'],
  ['2025-12-19 10:00', 'emma', '/ticket GC-1 done dispatch agreement', 'signed dispatch agreement'],
  ['2025-12-23 10:00', 'emma', '/ticket GC-1 done supply contract', 'signed supply contract'],
  ['2025-12-31 10:00', 'emma', '/ticket GC-1 done design', 'drawings'],
  ['2026-01-09 10:00', 'wang', '/ticket GC-1 退回 设计审核 接地缺失'],
  ['2026-01-13 10:00', 'emma', '/ticket GC-1 done design', 'drawings'],
  ['2026-01-15 10:00', 'emma', '/ticket GC-1 green'],
  ['2026-01-19 10:00', 'wang', '/ticket GC-1 完成 设计审核', '审核意见书'],
  ['2026-01-19 11:00', 'li', '/ticket GC-1 approve'],
  ['2026-02-02 10:00', 'emma', '/ticket GC-1 done equipment'],
  ['2026-02-27 10:00', 'emma', '/ticket GC-1 done external works'],
  ['2026-03-02 10:00', 'emma', '/ticket GC-1 done customer works'],
  ['2026-03-03 10:00', 'emma', '/ticket GC-1 done intermediate inspection', 'inspection record'],
  ['2026-03-04 10:00', 'emma', '/ticket GC-1 done completion notice', 'completion report'],
  ['2026-03-05 10:00', 'emma', '/ticket GC-1 reject completion inspection earth resistance'],
  ['2026-03-09 10:00', 'emma', '/ticket GC-1 done completion notice', 'completion report'],
  ['2026-03-10 10:00', 'emma', '/ticket GC-1 done completion inspection', 'inspection record'],
  ['2026-03-13 10:00', 'emma', '/ticket GC-1 done tie-in outage'],
  ['2026-03-13 14:00', 'li', '/visit Acme Foods all is ready'],
  [
    '2026-03-16 10:00',
    'emma',
    '/ticket GC-1 done metering and energisation',
    'installation record',
  ],
  ['2026-03-23 10:00', 'emma', '/ticket GC-1 done return visit'],
  ['2026-03-24 10:00', 'emma', '/ticket GC-1 done archive', 'list of the file'],
  ['2026-03-31 10:00', 'li', '/visit Acme Foods they are content'],
  ['2026-03-31 11:00', 'emma', '/ticket GC-1 close'],
];

/** What is read in Chinese, too. */
const inChinese = [
  'open',
  'accept',
  'done plan review',
  'wait',
  'agrees',
  '退回',
  'green',
  'reject',
  'metering',
  'archive',
  'close',
];

test('the card of a ticket is right at every step from application to archive', async () => {
  const team = await startTeamWithTickets({ now: '2025-11-21T10:00:00+08:00' });
  const cards: Record<'emma' | 'wang', string[]> = { emma: [], wang: [] };
  for (const [at, who, line, papers] of steps) {
    await team.at(`${at.replace(' ', 'T')}:00+08:00`);
    const answer = await team[who].command(line);
    if (papers !== undefined) {
      const [label = ''] = Object.keys(team[who].form().fields);
      expect(await team[who].send({ [label]: papers })).toEqual({});
    } else expect(answer.length, `${line}: ${answer}`).toBeGreaterThan(2);
    for (const reader of ['emma', 'wang'] as const) {
      if (reader === 'wang' && !inChinese.some((part) => line.includes(part))) continue;
      const shown = await team[reader].command('/ticket GC-1');
      // What the form was answered with may come beside it.
      const card = shown.slice(
        shown.findLastIndex((row) => row.startsWith('GC-1 · Acme Foods — ')),
      );
      cards[reader].push([`${at} ${who}: ${line}`, ...card].join('\n'));
    }
  }
  const text = (of: readonly string[]) => `${of.join('\n\n')}\n`;
  await expect(text(cards.emma)).toMatchFileSnapshot('whole-ticket-cards.en.txt');
  await expect(text(cards.wang)).toMatchFileSnapshot('whole-ticket-cards.zh-Hans.txt');
  expect(await team.bot.store.read.audit.findProblem()).toBeNull();
});
