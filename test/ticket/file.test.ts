import { expect, test } from 'vitest';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const pdf = (name: string) => ({ name, mimeType: 'application/pdf', bytes: Buffer.from(name) });

/** Acme's ticket with its application taken, at the survey appointment. */
async function teamAtSurvey(): Promise<TeamAtWork> {
  const team = await startTeam();
  await team.emma.command('/ticket open Acme Foods 10kV 2000kVA single supply new connection');
  await team.emma.command('/ticket GC-1 done application');
  await team.emma.sendAndRead({
    'Documents that are there': 'application form, business licence, one-time notice',
  });
  return team;
}

/** Sends a file to the bot directly, with a line or in a thread; waits for the bot's answer. */
async function drop(
  { bot }: TeamAtWork,
  person: string,
  name: string,
  line: string,
  threadTs?: string,
): Promise<void> {
  const { workspace } = bot;
  const actor = workspace.as(person);
  const direct = actor.directChannelId();
  const answers = () =>
    workspace.messages(direct).filter(({ authorId }) => authorId === workspace.botUserId);
  const known = answers().length;
  const more = threadTs === undefined ? {} : { threadTs };
  expect((await actor.upload(direct, pdf(name), line, more)).error).toBeNull();
  await workspace.until(() => answers()[known]);
}

test('the documents of a ticket: ticked by whom and when, attached with a link, missing, still to come', async () => {
  const team = await teamAtSurvey();
  const { emma, bot } = team;
  expect((await emma.command('/ticket GC-1 file')).at(-1)).toContain('`GC-1 Site survey`');
  await emma.command('/ticket GC-1 done survey appointment');
  bot.clock.set('2026-11-23T03:30:00Z');
  await drop(team, 'UEMMA', 'survey.pdf', 'GC-1 site survey');
  await emma.command('/ticket GC-1 done site survey');
  expect(await emma.command('/ticket GC-1 file')).toEqual([
    'GC-1 · Acme Foods: documents',
    'External supply plan',
    '• ○ external plan · missing',
    'Internal supply plan',
    '• ○ internal plan · missing',
    'Application',
    '• ✓ application form · ticked by Emma Clark, Fri 20 Nov, 10:00',
    '• ✓ business licence · ticked by Emma Clark, Fri 20 Nov, 10:00',
    '• ✓ one-time notice · ticked by Emma Clark, Fri 20 Nov, 10:00',
    'Site survey',
    '• ✓ survey record · in the files',
    '• <survey.pdf> · Emma Clark, Mon 23 Nov, 11:30',
    'Still to come',
    '• Plan review: review minutes',
    '• Plan reply: reply letter',
    '• Design: drawings',
    '• Design review: review opinion',
    '• Completion notice: completion report',
    '• Completion inspection: inspection record',
    '• Supply contract: signed supply contract',
    '• Dispatch agreement: signed dispatch agreement',
    '• Metering and energisation: installation record',
    '• Archive: list of the file',
    'To add one, send it to Linesman with `GC-1 External supply plan`, or in the thread of the stage’s hand-over (in a channel with @Linesman).',
  ]);
});

test('of a ticket that was just opened everything is missing or still to come', async () => {
  const { wang } = await startTeam();
  await wang.command('/ticket open 华新钢铁 0.4kV 100kVA 单电源 新装');
  expect(await wang.command('/ticket GC-1 资料')).toEqual([
    'GC-1 · 华新钢铁有限公司：资料',
    '业务受理',
    '• ○ 用电申请书 · 缺',
    '• ○ 营业执照 · 缺',
    '• ○ 一次性告知书 · 缺',
    '后续环节需要',
    '• 现场勘查：勘查单',
    '• 内部供电方案：内部方案',
    '• 答复供电方案：方案答复书',
    '• 供用电合同：已签供用电合同',
    '• 装表接电：装表记录',
    '• 资料归档：归档清单',
    '要添加，把文件发给 Linesman 并写上 `GC-1 业务受理`，或在该环节移交消息的消息列中发送（在频道中须 @Linesman）。',
  ]);
});

test('the documents of one stage, in the reader’s language; a stage that asks for none says so', async () => {
  const team = await teamAtSurvey();
  const { wang, chen, emma } = team;
  await drop(team, 'UWANG', '勘查单.pdf', '工单 文件 GC-1 现场勘查');
  expect(await wang.command('/ticket 文件 GC-1 现场勘查')).toEqual([
    'GC-1 · Acme Foods：资料',
    '现场勘查',
    '• ✓ 勘查单 · 见附件',
    '• <勘查单.pdf> · 王磊，11月20日周五 10:00',
    '要添加，把文件发给 Linesman 并写上 `GC-1 现场勘查`，或在该环节移交消息的消息列中发送（在频道中须 @Linesman）。',
  ]);
  expect(await chen.command('/ticket GC-1 檔案 業務受理')).toEqual([
    'GC-1 · Acme Foods：資料',
    '業務受理',
    '• ✓ 用電申請書 · Emma Clark於11月20日週五 10:00勾選',
    '• ✓ 營業執照 · Emma Clark於11月20日週五 10:00勾選',
    '• ✓ 一次性告知書 · Emma Clark於11月20日週五 10:00勾選',
    '要加入，把檔案傳給 Linesman 並寫上 `GC-1 業務受理`，或在該環節移交訊息的討論串中傳送（在頻道中須 @Linesman）。',
  ]);
  expect((await emma.command('/ticket file GC-1 external works')).slice(1, 3)).toEqual([
    'External works',
    '• No document is asked for.',
  ]);
});

test('a file in the thread of a hand-over stands below its stage, in the attempt it came with', async () => {
  const team = await teamAtSurvey();
  const { bot, emma, li } = team;
  await li.command('/ticket GC-1 done survey appointment');
  const direct = bot.workspace.as('UEMMA').directChannelId();
  const told = await bot.workspace.until(() =>
    bot.workspace.messages(direct).find(({ text }) => text.includes('Site survey')),
  );
  // Where it was put is noted when Slack has answered.
  await bot.linesman.tick();
  await drop(team, 'UEMMA', 'photo.pdf', '', told.ts);
  await emma.command('/ticket GC-1 reject site survey to survey appointment nobody was there');
  await emma.command('/ticket GC-1 done survey appointment');
  expect((await emma.command('/ticket GC-1 file site survey')).slice(1)).toEqual([
    'Site survey (attempt 2)',
    '• ○ survey record · missing',
    'Site survey',
    '• <photo.pdf> · Emma Clark, Fri 20 Nov, 10:00',
    'To add one, send it to Linesman with `GC-1 Site survey`, or in the thread of the stage’s hand-over (in a channel with @Linesman).',
  ]);
});

test('many attempts are shown page by page, and nobody is told of what is not there', async () => {
  const { emma } = await teamAtSurvey();
  const again = async () => {
    await emma.command('/ticket GC-1 reject survey appointment to application forms are old');
    await emma.command('/ticket GC-1 done application');
    await emma.sendAndRead({
      'Documents that are there': 'application form, business licence, one-time notice',
    });
  };
  for (let count = 0; count < 8; count += 1) await again();
  const first = await emma.command('/ticket GC-1 file application');
  expect(first.filter((line) => line.startsWith('Application'))).toEqual([
    'Application',
    ...[2, 3, 4, 5, 6, 7, 8].map((count) => `Application (attempt ${count})`),
  ]);
  expect(await emma.press('Next ›')).toEqual([
    'GC-1 · Acme Foods: documents',
    'Application (attempt 9)',
    '• ✓ application form · ticked by Emma Clark, Fri 20 Nov, 10:00',
    '• ✓ business licence · ticked by Emma Clark, Fri 20 Nov, 10:00',
    '• ✓ one-time notice · ticked by Emma Clark, Fri 20 Nov, 10:00',
    'Page 2 of 2 · 9 in all',
    '[‹ Previous]',
    'To add one, send it to Linesman with `GC-1 Application`, or in the thread of the stage’s hand-over (in a channel with @Linesman).',
  ]);
  expect(await emma.command('/ticket GC-9 file')).toEqual([
    'GC-9 does not exist in your team.',
    'Try `/ticket list overdue`',
  ]);
  expect(await emma.command('/ticket GC-1 file intermediate inspection')).toEqual([
    'GC-1 has no stage “Intermediate inspection”.',
  ]);
  expect(await emma.command('/ticket GC-1 file transformer')).toEqual([
    'GC-1 has no stage “transformer”. Running now: Survey appointment.',
    'Try `/ticket GC-12 file`',
  ]);
});
