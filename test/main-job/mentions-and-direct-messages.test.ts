import { expect, test } from 'vitest';
import { hint, listHint, openRow } from '../support/follow-up-rows.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam } from '../support/start-team.ts';

test('a mention in a thread is answered to the person alone, in that thread', async () => {
  const { bot, wang, emma } = await startTeam();
  await emma.command('/visit Acme Foods second feed');
  await emma.press('Share here');
  const [root] = bot.workspace.messages('CTEAM');
  const answer = await wang.mention('走访 华新钢铁 谈增容 周日上午10点回访', root?.ts);
  expect({
    lines: readMessage(answer),
    threadTs: answer.threadTs,
    channelId: answer.channelId,
    ephemeralFor: answer.ephemeralFor,
  }).toEqual({
    lines: [
      'V-2 · 华新钢铁有限公司 — 走访已登记',
      '走访：11月20日周五（今天）',
      '> 谈增容',
      '识别到：增容',
      '跟进 F-1：回访',
      '11月22日周日 10:00 · Asia/Shanghai',
      '[修改] [撤销] [⋯ 补充记录… | 走访报告… | 分享到这里]',
      '之后要补充：`/visit 补充 V-2 …`',
    ],
    threadTs: root?.ts,
    channelId: 'CTEAM',
    ephemeralFor: 'UWANG',
  });
});

test('a mention outside of a thread is answered in the channel, where Slack shows it', async () => {
  const { emma } = await startTeam();
  const { threadTs, ephemeralFor } = await emma.mention('due');
  expect({ threadTs, ephemeralFor }).toEqual({ threadTs: null, ephemeralFor: 'UEMMA' });
});

test('direct messages take the same lines, with and without the slash', async () => {
  const { emma } = await startTeam();
  expect(await emma.write('visit Acme Foods yesterday: second feed')).toEqual([
    'V-1 · Acme Foods — Visit logged',
    'Visit: Thu 19 Nov (yesterday)',
    '> second feed',
    'No follow-up yet. When do you get back to them?',
    '[Tomorrow] [Next Monday] [In 2 weeks]',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ]);
  expect(await emma.write(' /due add ask for drawings tomorrow 9am')).toEqual([
    'F-1 · ask for drawings — Follow-up added',
    'Due Sat 21 Nov (tomorrow), 09:00 · Asia/Shanghai',
    openRow.en,
    hint.en('F-1'),
  ]);
  expect(await emma.write('due done F-1')).toEqual([
    'F-1 · ask for drawings',
    '✓ Done by Emma Clark, Fri 20 Nov, 10:00',
    listHint.en,
  ]);
  expect((await emma.write('kam customer Acme Foods'))[0]).toBe('Acme Foods');
  expect((await emma.write('Help'))[0]).toBe('What you can type');
});

test('nouns and verbs are understood in Chinese, with and without a space', async () => {
  const { wang, chen } = await startTeam();
  const first = async (line: string) => (await wang.write(line))[0];
  expect(await first('走访 华新钢铁 谈增容')).toBe('V-1 · 华新钢铁有限公司 — 走访已登记');
  expect(await first('拜访华新钢铁 谈增容')).toBe('V-2 · 华新钢铁有限公司 — 走访已登记');
  expect(await first('客户 华钢')).toBe('华新钢铁有限公司');
  expect(await first('客户 新增 滨江医院')).toBe('滨江医院 — 客户已新增');
  expect(await first('待办 新增 送方案 周日上午9点')).toBe('F-1 · 送方案 — 跟进已新增');
  expect(await first('待办')).toBe('本周 · 1');
  expect(await first('待办 推迟F-1 周六')).toBe('F-1 · 送方案');
  expect(await first('跟进 完成 F-1')).toBe('F-1 · 送方案');
  expect((await chen.write('走訪 港務集團 談岸電 週日上午10點回訪')).slice(0, 5)).toEqual([
    'V-3 · 港務集團 — 走訪已登記',
    '走訪：11月20日週五（今天）',
    '> 談岸電',
    '跟進 F-2：回訪',
    '11月22日週日 10:00 · Asia/Shanghai',
  ]);
});

test('a reference alone shows its record, wherever it is typed', async () => {
  const { bot, wang, emma, li } = await startTeam();
  await emma.command('/visit Acme Foods second feed');
  await emma.command('/due add ask for drawings tomorrow 9am');
  const visit = [
    'V-1 · Acme Foods — Visit logged',
    'Visit: Fri 20 Nov (today)',
    '> second feed',
    'No follow-up yet. When do you get back to them?',
    '[Tomorrow] [Next Monday] [In 2 weeks]',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ];
  const followUp = [
    'F-1 · ask for drawings',
    'Due Sat 21 Nov (tomorrow), 09:00 · Asia/Shanghai',
    openRow.en,
    hint.en('F-1'),
  ];
  const shown = [
    await emma.write('V-1'),
    await emma.write('visit Ｖ－１'),
    readMessage(await emma.mention('v-1')),
    await emma.command('/kam V-1'),
    await emma.command('/visit V-1'),
    await emma.command('/due V1'),
    await li.command('/customer V-1'),
  ];
  expect(shown.slice(0, -1)).toEqual(shown.slice(0, -1).map(() => visit));
  // A lead may comment on it, too.
  expect(shown.at(-1)).toEqual(
    visit.map((line) => line.replace('Report… |', 'Report… | Comment… |')),
  );
  const also = [
    await emma.write('F-1'),
    readMessage(await emma.mention('f1')),
    await emma.command('/kam F-1'),
    await emma.command('/due F-1'),
    await emma.command('/due show F-1'),
    await emma.command('/visit F-1'),
  ];
  expect(also).toEqual(also.map(() => followUp));
  const [title, due, ...more] = followUp;
  expect(await li.command('/customer f-1')).toEqual([title, due, 'Owner: Emma Clark', ...more]);
  expect(await wang.write('V-1')).toEqual([
    'V-1 · Emma Clark 走访了 Acme Foods',
    '走访：11月20日周五（今天）',
    '> second feed',
  ]);
  expect(await wang.write('F-1')).toEqual(['F-1 由 Emma Clark 负责，只有本人和主管可以修改。']);
  expect((await emma.write('V-2'))[0]).toBe('V-2 does not exist in your team.');
  expect((await emma.write('F-2'))[0]).toBe('F-2 does not exist in your team.');
  expect(await emma.write('F-1 frobnicate')).toEqual([
    'I do not know “frobnicate”.',
    'Try `/kam help`',
  ]);
  expect(await emma.write('F-1 done drawings sent')).toEqual([
    'F-1 · ask for drawings',
    '✓ Done by Emma Clark, Fri 20 Nov, 10:00',
    '> Note: drawings sent',
    listHint.en,
  ]);
  await emma.command('/visit V-1');
  await emma.press('Undo');
  expect(await emma.write('V-1')).toEqual(['V-1 was taken back already.']);
  expect(bot.log.entries).toEqual([]);
});

test('a reference and a Chinese verb need no space and no noun', async () => {
  const { wang } = await startTeam();
  await wang.command('/due 新增 送方案 周日上午9点');
  expect((await wang.write('F-1推迟 周六'))[0]).toBe('F-1 · 送方案');
  expect((await wang.write('F-1完成'))[1]).toBe('✓ 王磊 于 11月20日周五 10:00 完成');
});

test('what has the form of a reference without its hyphen may be a customer', async () => {
  const { emma } = await startTeam();
  await emma.command('/customer add V8');
  expect((await emma.command('/customer V8'))[0]).toBe('V8');
  expect((await emma.command('/visit V8'))[0]).toBe('V-1 · V8 — Visit logged');
});

test('what is no line is answered with the nearest word or with help', async () => {
  const { wang, emma } = await startTeam();
  expect((await emma.write('hello'))[0]).toBe('What you can type');
  expect((await wang.write('你好'))[0]).toBe('可以这样输入');
  expect(await emma.write('visti Acme')).toEqual(['I do not know “visti”. Did you mean `/visit`?']);
  expect(await emma.write('custmer Acme')).toEqual([
    'I do not know “custmer”. Did you mean `/customer`?',
  ]);
  expect(readMessage(await emma.mention(' '))[0]).toBe('What you can type');
});

test('where a line would open a form, a button offers it', async () => {
  const { emma } = await startTeam();
  expect(await emma.write('visit')).toEqual([
    'Log a visit or an appointment, with its follow-up',
    '[Log a visit]',
  ]);
  expect((await emma.open('Log a visit')).title).toBe('Log a visit');
  expect((await emma.sendAndRead({ Customer: 'Acme Foods' }))[0]).toBe(
    'V-1 · Acme Foods — Visit logged',
  );
  expect(await emma.write('customer add')).toEqual(['Add a customer', '[Add a customer]']);
  expect((await emma.open('Add a customer')).title).toBe('Add a customer');
});

test('setting up by direct message offers the form as well', async () => {
  const { li } = await startTeam();
  const offer = await li.write('kam setup');
  expect(offer).toEqual([
    'Set up the team: channels, zone, language, who may join',
    '[Set up the team]',
  ]);
  expect((await li.open('Set up the team')).title).toBe('Set up the team');
});
