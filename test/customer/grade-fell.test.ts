import { expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';
import type { Person } from '../support/talk-to-bot.ts';

/** A team in which a lead reads English, and the others their own languages; nothing else is told. */
const startGraded = (setup: Parameters<typeof startTeam>[0] = {}) =>
  startTeam({ now: '2026-11-20T10:00:00+08:00', ...setup });

async function grade(person: Person, customer: string, to: string): Promise<void> {
  await person.command(`/customer edit ${customer}`);
  if (!person.hasForm()) throw new Error(`There is no form for ${customer}`);
  await person.sendAndRead({ 'Credit grade': to });
}

async function gradeInChinese(person: Person, customer: string, to: string): Promise<void> {
  await person.command(`/customer 修改 ${customer}`);
  await person.sendAndRead({ 信用等级: to });
}

const direct = ({ wang, emma, chen, li }: TeamAtWork) => ({
  wang: wang.direct(),
  emma: emma.direct(),
  chen: chen.direct(),
  li: li.direct(),
});
const nobody = { wang: [], emma: [], chen: [], li: [] };

test('a grade that fell brings the visit forward and is told to the manager, not to the leads', async () => {
  const team = await startGraded();
  await team.wang.command('/visit 华新钢铁 2026-10-08 谈增容');
  await grade(team.li, '华新钢铁', 'B');
  await team.bot.linesman.tick();
  expect(direct(team)).toEqual({
    ...nobody,
    wang: [
      [
        '华新钢铁有限公司：信用等级由 A 降为 B',
        'B 级，每季度走访 · 下次走访不晚于 2027年1月8日周五 · 修改人：李伟',
        '[登记走访] [预约走访] [⋯ 查看]',
      ],
    ],
  });
});

test('the worst grade is told to the leads at once; whoever set it hears nothing', async () => {
  const team = await startGraded();
  await team.wang.command('/visit 东方化工 2026-10-08 谈合同');
  await gradeInChinese(team.wang, '东方化工', 'C');
  await team.bot.linesman.tick();
  expect(direct(team)).toEqual({
    ...nobody,
    li: [
      [
        '东方化工股份有限公司: credit grade fell from B to C',
        'Manager: 王磊 · Grade C, every month · A visit was due by Sun 8 Nov · Changed by 王磊',
        '[Log visit] [Plan a visit] [⋯ Show]',
      ],
    ],
  });
});

test('what the fall made overdue is repeated from that day on', async () => {
  const team = await startGraded({ hearsVisits: true });
  await team.wang.command('/visit 东方化工 2026-10-08 谈合同');
  await grade(team.li, '东方化工', 'C');
  for (const day of ['20', '23', '24', '25', '26']) {
    team.bot.clock.set(`2026-11-${day}T10:30:00+08:00`);
    await team.bot.linesman.tick();
  }
  expect(team.wang.direct().map(([headline]) => headline)).toEqual([
    '东方化工股份有限公司：信用等级由 B 降为 C',
    '东方化工股份有限公司：走访已超期，应在 11月8日周日 前完成',
    '东方化工股份有限公司：走访已超期，应在 11月8日周日 前完成',
    '东方化工股份有限公司：走访已超期，应在 11月8日周日 前完成',
  ]);
  // The lead set it, and hears of it only when nobody has gone there for three days.
  expect(team.li.direct().map(([headline]) => headline)).toEqual([
    '东方化工股份有限公司: a visit was due by Sun 8 Nov',
  ]);
});

test('the leads’ channel hears of it in its own language', async () => {
  const team = await startGraded({ setup: { leadsChannelId: 'CLEADS', locale: 'zh-Hant' } });
  await grade(team.li, '港務集團', 'A');
  await grade(team.li, '港務集團', 'C');
  await team.bot.linesman.tick();
  const facts = 'C 級，每月走訪 · 下次走訪不晚於 11月27日週五 · 修改人：李伟';
  const row = '[登記走訪] [預約走訪] [⋯ 查看]';
  expect([
    team.bot.workspace.messages('CLEADS').map((message) => readMessage(message)),
    team.chen.direct(),
  ]).toEqual([
    [['港務集團：信用等級由 A 降為 C', `客戶經理：陳美玲 · ${facts}`, row]],
    [['港務集團：信用等級由 A 降為 C', facts, row]],
  ]);
});

test('a fall that is put right before business opens is told to nobody', async () => {
  const team = await startGraded({ now: '2026-11-20T20:00:00+08:00' });
  await grade(team.li, '华新钢铁', 'C');
  await team.bot.linesman.tick();
  await grade(team.li, '华新钢铁', 'A');
  team.bot.clock.set('2026-11-23T09:00:00+08:00');
  await team.bot.linesman.tick();
  expect(direct(team)).toEqual(nobody);
});

test('a better grade, a first one and one that is taken away are no fall', async () => {
  const team = await startGraded();
  await grade(team.li, 'Acme Foods', 'A');
  await grade(team.li, 'Acme Plastics', 'C');
  await team.bot.linesman.tick();
  expect(direct(team)).toEqual(nobody);
});

test('a fall never moves the visit later, whatever the intervals are', async () => {
  const team = await startGraded();
  const id = 'customer-2' as CustomerId;
  const due = async () => (await team.bot.store.read.customers.visitsDue([id])).get(id)?.on;
  await team.wang.command('/visit 东方化工 2026-10-08 谈合同');
  const before = await due();
  await team.bot.store.write(({ teams }) =>
    teams.changeSetting(
      team.team.id,
      'visit.intervalMonths',
      { ...defaultSettings['visit.intervalMonths'], C: 12 },
      personId(team.team.workspaceId, 'ULI'),
      team.bot.clock.now(),
    ),
  );
  await grade(team.li, '东方化工', 'C');
  expect([before, await due()]).toEqual(['2027-01-08', '2027-01-08']);
});
