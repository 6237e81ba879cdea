import { expect, test } from 'vitest';
import { readMessage } from '../support/read-message.ts';
import type { TeamAtWork } from '../support/start-team.ts';
import type { Person } from '../support/talk-to-bot.ts';
import { startTicketTeam } from '../support/ticket-team.ts';

/** Three applications that wait in marketing, which is Chen's. */
async function startWithThree(): Promise<TeamAtWork> {
  const team = await startTicketTeam();
  for (const customer of ['华新钢铁', '东方化工', '东方纺织']) {
    await team.wang.command(`/ticket open ${customer} 10kV 2000kVA 增容`);
  }
  return team;
}

const choice = (number: number, customer: string) => `GC-${number} · 業務受理 · ${customer}`;
const [first, second, third] = [
  choice(1, '华新钢铁有限公司'),
  choice(2, '东方化工股份有限公司'),
  choice(3, '东方纺织厂'),
] as const;

/** Sends the form, and waits until the queue that it was opened from shows what came of it. */
async function sendForm(
  { bot }: TeamAtWork,
  person: Person,
  values: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const before = readMessage(person.newest())[0];
  expect(await person.send(values)).toEqual({});
  return bot.workspace.until(() => {
    const lines = readMessage(person.newest());
    return lines[0] === before ? undefined : lines;
  });
}

test('a specialist accepts several stages of the queue at once, and then ends them', async () => {
  const team = await startWithThree();
  const { chen, wang } = team;
  await chen.command('/ticket queue');
  expect(await chen.open('批次辦理…')).toEqual({
    title: '批次辦理…',
    fields: { 接收: '' },
    submit: '儲存',
  });
  const accepted = await sendForm(team, chen, { 接收: [first, second].join(', ') });
  expect(accepted.slice(0, 2)).toEqual(['已接收：GC-1 業務受理、GC-2 業務受理。', '我的在辦 · 2']);
  expect(accepted).toContain('營銷部待接 · 1');
  expect(await chen.open('批次辦理…')).toEqual({
    title: '批次辦理…',
    fields: { 辦結: '', 已具備的資料: '', 給下一環節的說明: '', 接收: '' },
    submit: '儲存',
  });
  const done = await sendForm(team, chen, {
    辦結: [first, second].join(', '),
    已具備的資料: '所需資料均已齊備',
    給下一環節的說明: '資料齊全',
    接收: third,
  });
  expect(done.slice(0, 3)).toEqual([
    '已辦結：GC-1 業務受理、GC-2 業務受理。',
    '已接收：GC-3 業務受理。',
    '我的在辦 · 1',
  ]);
  expect(await wang.command('/ticket GC-2 记录')).toEqual([
    'GC-2 · 东方化工股份有限公司：办理记录',
    '• 11月20日周五 10:00 · 王磊新建工单。下一环节：业务受理。',
    '• 11月20日周五 10:00 · 陳美玲接收“业务受理”。',
    '• 11月20日周五 10:00 · 陳美玲办结“业务受理”：資料齊全。下一环节：预约勘查。',
    '[时间轴图]',
  ]);
});

test('a stage that cannot be ended keeps none of the others back', async () => {
  const team = await startWithThree();
  const { chen, wang } = team;
  await chen.command('/ticket queue');
  await chen.open('批次辦理…');
  await sendForm(team, chen, { 接收: [first, second, third].join(', ') });
  await chen.open('批次辦理…');
  await wang.command('/ticket close GC-2 客户撤回申请');
  const answer = await sendForm(team, chen, {
    辦結: [first, second].join(', '),
    已具備的資料: '所需資料均已齊備',
  });
  expect(answer.slice(0, 3)).toEqual([
    '已辦結：GC-1 業務受理。',
    '未辦理：GC-2 業務受理。GC-2 已關閉。',
    '我的在辦 · 1',
  ]);
});

test('without their documents stages are not ended, and each says what is missing', async () => {
  const team = await startWithThree();
  const { chen } = team;
  await chen.command('/ticket queue');
  await chen.open('批次辦理…');
  await sendForm(team, chen, { 接收: [first, second].join(', ') });
  await chen.open('批次辦理…');
  const answer = await sendForm(team, chen, { 辦結: [first, second].join(', ') });
  const missing =
    '「業務受理」還缺：用電申請書、營業執照、一次性告知書。請在表單中勾選，或加入檔案。';
  expect(answer.slice(0, 3)).toEqual([
    `未辦理：GC-1 業務受理。${missing}`,
    `未辦理：GC-2 業務受理。${missing}`,
    '我的在辦 · 2',
  ]);
});

test('nothing chosen changes nothing, and a queue of one offers no choice of several', async () => {
  const team = await startWithThree();
  const { chen, li, wang } = team;
  await chen.command('/ticket queue');
  await chen.open('批次辦理…');
  expect(await chen.send({})).toEqual({ 接收: '請先選擇環節。' });
  for (const lone of [
    await wang.command('/ticket queue'),
    await li.command('/ticket queue production'),
  ]) {
    expect(lone.filter((line) => line.startsWith('['))).toEqual([]);
  }
});
