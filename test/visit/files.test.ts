import { expect, test } from 'vitest';
import { readMessage } from '../support/read-message.ts';
import { startTeam } from '../support/start-team.ts';

const photo = { name: 'transformer.jpg', bytes: Buffer.from('jpg') };
const plan = { name: '供电方案.pdf', bytes: Buffer.from('pdf') };

/** Sends files to the bot directly; answers with the lines of its next message. */
async function drop(
  { bot }: Awaited<ReturnType<typeof startTeam>>,
  person: string,
  file: typeof photo,
  text = '',
  threadTs?: string,
) {
  const actor = bot.workspace.as(person);
  const ofBot = () =>
    bot.workspace
      .messages(actor.directChannelId())
      .filter(({ authorId }) => authorId === bot.workspace.botUserId);
  const known = ofBot().length;
  const more = threadTs ? { threadTs } : {};
  expect((await actor.upload(actor.directChannelId(), file, text, more)).error).toBeNull();
  return readMessage(await bot.workspace.until(() => ofBot()[known]));
}

test('a photo with a line is kept with the visit that the line logs', async () => {
  const team = await startTeam();
  expect(await drop(team, 'UEMMA', photo, 'Acme Foods second feed, call tomorrow 3pm')).toEqual([
    'V-1 · Acme Foods — Visit logged',
    'Visit: Fri 20 Nov (today)',
    '> second feed',
    'Files: <transformer.jpg>',
    'Follow-up F-1: call',
    'Sat 21 Nov (tomorrow), 15:00 · Asia/Shanghai',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ]);
});

test('a photo alone asks for its visit, and is kept once', async () => {
  const team = await startTeam();
  await team.wang.command('/visit 华新钢铁 谈增容');
  await team.wang.command('/visit 东方化工 谈电费');
  expect(await drop(team, 'UWANG', photo)).toEqual([
    '这个附件属于哪一次走访？',
    'V-2 · 东方化工股份有限公司',
    '11月20日周五（今天）',
    '[就是这次]',
    'V-1 · 华新钢铁有限公司',
    '11月20日周五（今天）',
    '[就是这次]',
    '属于客户？请写上客户名称再发一次，例如 `华新钢铁 图纸`。',
  ]);
  const question = team.bot.workspace
    .messages(team.bot.workspace.as('UWANG').directChannelId())
    .at(-1);
  const kept = await team.wang.press('就是这次', question);
  expect([kept[0], kept[3]]).toEqual([
    'V-2 · 东方化工股份有限公司 — 附件已保存',
    '附件：<transformer.jpg>',
  ]);
});

test('a photo in the thread of a visit, or with its reference, is kept with it', async () => {
  const team = await startTeam();
  await team.chen.write('visit 港務集團 談增容');
  const direct = team.bot.workspace.as('UCHEN').directChannelId();
  const echo = team.bot.workspace.messages(direct).at(-1);
  expect((await drop(team, 'UCHEN', photo, '', echo?.ts))[3]).toBe('識別到：增容');
  expect(await drop(team, 'UCHEN', plan, 'V-1 現場照片與方案')).toEqual([
    'V-1 · 港務集團 — 已補充',
    '走訪：11月20日週五（今天）',
    '> 談增容',
    '> 現場照片與方案',
    '識別到：增容',
    '附件：<transformer.jpg>, <供电方案.pdf>',
    '還沒有跟進安排。什麼時候再聯繫？',
    '[明天] [下週一] [兩週後]',
    '[修改] [撤銷] [⋯ 補充紀錄… | 走訪報告… | 分享到這裡]',
    '之後要補充：`/visit 補充 V-1 …`',
  ]);
});

test('a photo in the thread of a shared visit is kept, and the shared post shows it', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit Acme Foods second feed, call tomorrow 3pm');
  await emma.pressOnly('Share here');
  const share = await bot.workspace.until(() => bot.workspace.messages('CTEAM')[0]);
  // Where it was put is noted when Slack has answered.
  await bot.linesman.tick();
  await bot.workspace.as('UEMMA').upload('CTEAM', photo, '@Linesman', { threadTs: share.ts });
  const line = await bot.workspace.until(() => {
    const post = bot.workspace.messages('CTEAM').find(({ ts }) => ts === share.ts);
    return post && readMessage(post).find((one) => one.startsWith('Files'));
  });
  expect(line).toBe('Files: <transformer.jpg>');
});

test('a photo for an ambiguous line waits for the choice', async () => {
  const team = await startTeam();
  await drop(team, 'UEMMA', photo, 'acme second feed');
  const direct = team.bot.workspace.as('UEMMA').directChannelId();
  const question = team.bot.workspace.messages(direct).at(-1);
  expect((await team.emma.press('This one', question))[3]).toBe('Files: <transformer.jpg>');
});

test('a photo with nothing to keep it with is answered, and somebody else’s visit refuses it', async () => {
  const team = await startTeam();
  expect(await drop(team, 'UEMMA', photo)).toEqual([
    'You have no visit to keep this with yet. Send it again with a line, such as `Acme Foods second feed`.',
  ]);
  await team.wang.command('/visit 华新钢铁 谈增容');
  expect(await drop(team, 'UEMMA', photo, 'V-1')).toEqual([
    'V-1 belongs to 王磊; only they and a lead may change it.',
  ]);
});

test('a photo with words that are no line asks for its visit', async () => {
  const team = await startTeam();
  await team.wang.command('/visit 华新钢铁 谈增容');
  expect((await drop(team, 'UWANG', photo, '这是合同扫描件'))[0]).toBe('这个附件属于哪一次走访？');
  const direct = team.bot.workspace.as('UWANG').directChannelId();
  const question = team.bot.workspace.messages(direct).at(-1);
  expect(await team.wang.press('就是这次', question)).toContain('附件：<transformer.jpg>');
});
