import { describe, expect, test } from 'vitest';
import { watchConnections } from '../support/refuse-writes.ts';
import { startTeam } from '../support/start-team.ts';

const exampleOf = {
  visit: {
    en: 'Try `/visit Acme Foods yesterday: second feed wanted by October, follow up next Tue 3pm`',
    zh: '试试 `/visit 华新钢铁 谈增容2000kVA，王主任要供电方案 下周三下午3点回访`',
  },
  add: {
    en: 'Try `/due add send the supply plan tomorrow 10am Acme Foods`',
    zh: '试试 `/due 新增 送供电方案 明天上午10点 华新钢铁`',
  },
  snooze: {
    en: 'Try `/due snooze F-31 next Wednesday 3pm`',
    zh: '试试 `/due 推迟 F-31 下周三下午3点`',
  },
};

test('a line without a customer is given back with a line that works', async () => {
  const { wang, emma } = await startTeam();
  expect(await wang.command('/visit 昨天 谈了增容')).toEqual([
    '这一行里没有找到客户。',
    exampleOf.visit.zh,
    '> /visit 昨天 谈了增容',
  ]);
  expect(await emma.command('/visit yesterday: second feed wanted')).toEqual([
    'I could not find a customer in that line.',
    exampleOf.visit.en,
    '> /visit yesterday: second feed wanted',
  ]);
});

test('a follow-up without a date is asked for one', async () => {
  const { wang, emma } = await startTeam();
  expect(await wang.command('/due 新增 送供电方案')).toEqual([
    '“送供电方案”里没有找到日期或时间。',
    exampleOf.add.zh,
    '> /due 新增 送供电方案',
  ]);
  expect(await emma.command('/due add send the plan')).toEqual([
    'I could not find a day or time in “send the plan”.',
    exampleOf.add.en,
    '> /due add send the plan',
  ]);
});

test('a follow-up in the past is refused', async () => {
  const { wang, emma } = await startTeam();
  const answers = [
    await wang.command('/due 新增 送方案 今天上午9点'),
    await emma.command('/due add send the plan yesterday'),
  ];
  expect(answers).toEqual([
    [
      '跟进时间已经过去：2026年11月20日周五 09:00。',
      exampleOf.add.zh,
      '> /due 新增 送方案 今天上午9点',
    ],
    [
      'The follow-up would be in the past: Thu, 19 Nov 2026.',
      exampleOf.add.en,
      '> /due add send the plan yesterday',
    ],
  ]);
});

test('a date beyond five years is refused, and nothing of its line is kept', async () => {
  const { wang, emma } = await startTeam();
  const answers = [
    await wang.command('/visit 华新钢铁 谈增容 2032年1月5日回访'),
    await emma.command('/visit Acme Foods second feed, follow up 21 November 2031'),
    await wang.command('/visit 华新钢铁 2032年1月5日 看现场'),
    await emma.command('/visit Acme Foods 3 March 2020 talked'),
    await emma.command('/due add send the plan on 21 November 2031'),
  ];
  expect(answers).toEqual([
    [
      '跟进日期太远（超过 5 年）：2032年1月5日周一。',
      exampleOf.visit.zh,
      '> /visit 华新钢铁 谈增容 2032年1月5日回访',
    ],
    [
      'The follow-up would be more than 5 years away: Fri, 21 Nov 2031.',
      exampleOf.visit.en,
      '> /visit Acme Foods second feed, follow up 21 November 2031',
    ],
    [
      '走访日期太远（超过 5 年）：2032年1月5日周一。',
      exampleOf.visit.zh,
      '> /visit 华新钢铁 2032年1月5日 看现场',
    ],
    [
      'The visit would be more than 5 years ago: Tue, 3 Mar 2020.',
      exampleOf.visit.en,
      '> /visit Acme Foods 3 March 2020 talked',
    ],
    [
      'The follow-up would be more than 5 years away: Fri, 21 Nov 2031.',
      exampleOf.add.en,
      '> /due add send the plan on 21 November 2031',
    ],
  ]);
  expect((await wang.command('/customer 华钢'))[2]).toBe('尚未走访。');
  expect((await emma.command('/customer Acme Foods'))[2]).toBe('Not visited yet.');
});

test('3,000 characters are kept whole, and one more is given back to be shortened', async () => {
  const { wang, emma } = await startTeam();
  const note = '谈'.repeat(3000);
  expect(await wang.command(`/visit 华新钢铁 ${note}`)).toEqual([
    'V-1 · 华新钢铁有限公司 — 走访已登记',
    '走访：11月20日周五（今天）',
    `> ${'谈'.repeat(600)} ……还有 2400 字`,
    '还没有跟进安排。什么时候再联系？',
    '[明天] [下周一] [两周后]',
    '[修改] [撤销] [⋯ 补充记录… | 走访报告… | 分享到这里]',
    '之后要补充：`/visit 补充 V-1 …`',
  ]);
  expect((await wang.open('修改')).fields.谈了什么).toBe(note);
  expect(await wang.command(`/visit 华新钢铁 ${note}谈`)).toEqual([
    '备注有 3001 字，最多 3000 字。没有保存。你输入的内容如下，请缩短后重发：',
    `> /visit 华新钢铁 ${note}谈`,
  ]);
  const long = 'talk '.repeat(700).trim();
  expect(await emma.command(`/visit Acme Foods ${long}`)).toEqual([
    'The note has 3499 characters; up to 3000 fit. Nothing was saved. Your line, to shorten and send again:',
    `> /visit Acme Foods ${long}`,
  ]);
  expect((await emma.write(`visit Acme Foods ${long}`))[0]).toBe(
    'The note has 3499 characters; up to 3000 fit. Nothing was saved. Your line, to shorten and send again:',
  );
  expect((await emma.command('/customer Acme Foods'))[2]).toBe('Not visited yet.');
});

test('a line over 4,000 characters is refused before it is read, and given back as far as it fits', async () => {
  const { emma, wang } = await startTeam();
  const line = `/visit Acme Foods ${'and   '.repeat(1000)}`.trim();
  const beginning = `${line.slice(0, 3999)}…`;
  const refusal =
    'The line has 6015 characters; up to 4000 fit. Nothing was saved. Its beginning, to shorten and send again:';
  expect(await emma.command(line)).toEqual([refusal, `> ${beginning}`]);
  const written = `visit ${'电'.repeat(39_000)}`;
  expect(await wang.write(written)).toEqual([
    '这一行有 39006 字，最多 4000 字。没有保存。开头部分如下，请缩短后重发：',
    `> ${written.slice(0, 3999)}…`,
  ]);
  expect((await emma.command('/customer Acme Foods'))[2]).toBe('Not visited yet.');
});

test('of two days none is taken: which one is asked', async () => {
  const { wang, emma } = await startTeam();
  await emma.command('/due add ask for drawings tomorrow');
  const answers = [
    await emma.command('/due add call the plant on Monday or Tuesday'),
    await emma.command('/due snooze F-1 Monday/Tuesday'),
    await wang.command('/due 新增 送方案 周一或周二'),
  ];
  expect(answers).toEqual([
    [
      'I found several days in “call the plant on Monday or Tuesday”. Which one?',
      exampleOf.add.en,
      '> /due add call the plant on Monday or Tuesday',
    ],
    [
      'I found several days in “Monday/Tuesday”. Which one?',
      exampleOf.snooze.en,
      '> /due snooze F-1 Monday/Tuesday',
    ],
    [
      '“送方案 周一或周二”里有好几个日期，是哪一个？',
      exampleOf.add.zh,
      '> /due 新增 送方案 周一或周二',
    ],
  ]);
  expect((await emma.command('/due'))[2]).toBe('Sat 21 Nov (tomorrow)');
});

test('a follow-up for one of several customers is not added without one', async () => {
  const { emma } = await startTeam();
  expect(await emma.command('/due add send the plan tomorrow 10am Acme')).toEqual([
    'More than one customer fits “Acme”. Please write more of the name.',
    exampleOf.add.en,
    '> /due add send the plan tomorrow 10am Acme',
  ]);
  expect((await emma.command('/due add send the plan tomorrow 10am Acme Pl'))[0]).toBe(
    'F-1 · Acme Plastics · send the plan — Follow-up added',
  );
});

test('a follow-up that a visit’s line puts in the past is refused, and a visit told of is not', async () => {
  const { wang, emma } = await startTeam();
  expect(await emma.command('/visit Acme Foods second feed, follow up yesterday')).toEqual([
    'The follow-up would be in the past: Thu, 19 Nov 2026.',
    exampleOf.visit.en,
    '> /visit Acme Foods second feed, follow up yesterday',
  ]);
  expect(await wang.command('/visit 华新钢铁 谈增容，昨天回访')).toEqual([
    '跟进时间已经过去：2026年11月19日周四。',
    exampleOf.visit.zh,
    '> /visit 华新钢铁 谈增容，昨天回访',
  ]);
  expect((await wang.command('/visit 华新钢铁 谈增容，昨天回访了'))[1]).toBe(
    '走访：11月19日周四（昨天）',
  );
});

test('a follow-up that is longer than it may be stays whole in the note', async () => {
  const { emma } = await startTeam();
  const task = 'send the plan for the second feed and the new transformer '.repeat(5).trim();
  await emma.command(`/due add ${task} tomorrow 10am`);
  expect((await emma.command('/due'))[1]?.startsWith('F-1 · send the plan')).toBe(true);
});

describe.each(['locked', 'full', 'read-only'] as const)('with the database %s', (kind) => {
  test('nothing is half written, each gesture says “not saved” in time, and goes through later', async () => {
    const connections = watchConnections();
    const { bot, wang, emma, tolerate } = await startTeam();
    tolerate();
    await emma.command('/visit Acme Foods second feed');
    await emma.open('Edit');
    // Long enough that no page has room for its trail by chance.
    await wang.command(`/due 新增 送方案${'，附图纸和清单'.repeat(40)} 今天下午3点`);
    const direct = wang.direct().length;
    // Behind the gate's last writer nothing of the bot's own is under way.
    await bot.store.write(async () => {});
    const end = connections.refusals(bot.databaseFile)[kind]();

    // Long enough to need a page of its own.
    const line = `/visit 华新钢铁 谈增容${'，负荷明细见附表'.repeat(150)} 周日上午10点回访`;
    const refused = await wang.command(line);
    expect([refused[0]?.replace(/编号 \w{8}/, '编号 …'), refused.slice(1)]).toEqual([
      '没有保存：数据库暂时不能写入，请过一分钟再试。（编号 …）',
      [`> ${line}`],
    ]);
    const notSaved =
      'Not saved: the database takes no writes right now. Please try again in a minute.';
    const [english = ''] = await emma.command('/visit Acme Foods tariff');
    expect(english.startsWith(notSaved)).toBe(true);
    const { Customer: problem = '' } = await emma.send({ 'What was said': 'second feed by May' });
    expect([problem.startsWith(notSaved), emma.hasForm()]).toEqual([true, true]);
    // What is small may still fit into a page that a full database has.
    const [pressed = ''] =
      kind === 'full'
        ? await wang.command(`/due 完成 F-1 ${'资料已送达，'.repeat(300)}`)
        : await wang.press('完成');
    expect(pressed.startsWith('没有保存：')).toBe(true);

    end();
    expect((await emma.command('/customer Acme Foods')).slice(2, 5)).toEqual([
      'Last visits',
      'Next visit due by Sun 20 Dec',
      '• V-1 Fri 20 Nov (today) — second feed',
    ]);
    expect((await wang.command('/customer 华钢')).slice(2, 4)).toEqual([
      '尚未走访。',
      '没有未完成的跟进。',
    ]);
    expect((await emma.sendAndRead({ 'What was said': 'second feed by May' })).slice(0, 3)).toEqual(
      ['V-1 · Acme Foods — Visit changed', 'Visit: Fri 20 Nov (today)', '> second feed by May'],
    );
    expect((await wang.command(line))[0]).toBe('V-2 · 华新钢铁有限公司 — 走访已登记');
    expect((await wang.press('完成'))[1]).toBe('✓ 王磊 于 11月20日周五 10:00 完成');
    expect(wang.direct()).toHaveLength(direct);
  });
});

test('a direct message that comes while the database is locked is answered after Slack’s retry', async () => {
  const connections = watchConnections();
  const { bot, emma, tolerate } = await startTeam();
  tolerate();
  await emma.write('due');
  const end = connections.refusals(bot.databaseFile).locked();
  const actor = bot.workspace.as('UEMMA');
  await actor.say(actor.directChannelId(), 'visit Acme Foods second feed');
  const isLost = () =>
    bot.workspace
      .deliveries()
      .filter(({ body }) => JSON.stringify(body).includes('second feed'))
      .find(({ answer }) => answer !== null && answer.kind !== 'answered');
  const lost = await bot.workspace.until(isLost);
  end();
  await bot.workspace.redeliver(lost, { attempt: 2, reason: 'http_timeout' });
  const answer = await bot.workspace.until(() => emma.direct()[1]);
  expect(answer[0]).toBe('V-1 · Acme Foods — Visit logged');
});
