import { describe, expect, test } from 'vitest';
import { readForm, readMessage } from '../support/read-message.ts';
import { startTeam } from '../support/start-team.ts';

/** Somebody writes in the team channel; answers with where it stands. */
async function writeInChannel(
  { bot }: Awaited<ReturnType<typeof startTeam>>,
  person: string,
  text: string,
  threadTs?: string,
) {
  await bot.workspace.as(person).say('CTEAM', text, threadTs);
  const message = bot.workspace.messages('CTEAM').at(-1);
  if (!message) throw new Error('Nothing was written');
  return message;
}

/** Chooses a shortcut, and waits for its form. */
async function choose(
  { bot: { workspace } }: Awaited<ReturnType<typeof startTeam>>,
  person: string,
  callbackId: string,
  message?: { readonly channelId: string; readonly ts: string },
): Promise<void> {
  const actor = workspace.as(person);
  expect((await actor.shortcut(callbackId, message)).error).toBeNull();
  await workspace.until(() => actor.state().openViews[0]);
}

describe('the shortcut of a message', () => {
  test('opens the form of a visit with what the message says, and its link', async () => {
    const team = await startTeam();
    const message = await writeInChannel(
      team,
      'ULI',
      '华新钢铁 王主任来电谈增容，下周三下午3点回访',
    );
    await choose(team, 'UWANG', 'log_visit_from_message', message);
    const link = `https://workspace.slack.com/archives/CTEAM/p${message.ts.replace('.', '')}`;
    expect(team.wang.form()).toEqual({
      title: '登记走访',
      fields: {
        客户: '华新钢铁有限公司',
        走访日期: '2026-11-20',
        时间: '',
        谈了什么: `王主任来电谈增容\n${link}`,
        走访类型: '',
        跟进事项: '回访',
        跟进日期: '2026-11-25',
        跟进时间: '15:00',
      },
      submit: '保存',
    });
    expect((await team.wang.sendAndRead())[0]).toBe('V-1 · 华新钢铁有限公司 — 走访已登记');
  });

  test('answers in the thread of the message, for the person alone', async () => {
    const team = await startTeam();
    const parent = await writeInChannel(team, 'ULI', 'Who saw Acme?');
    const reply = await writeInChannel(team, 'ULI', 'They want a second feed', parent.ts);
    await choose(team, 'UEMMA', 'log_visit_from_message', reply);
    const { fields } = team.emma.form();
    expect(fields['What was said']).toBe(
      `They want a second feed\nhttps://workspace.slack.com/archives/CTEAM/p${reply.ts.replace('.', '')}?thread_ts=${parent.ts}&cid=CTEAM`,
    );
    expect((await team.emma.sendAndRead({ Customer: 'Acme Foods' }))[0]).toBe(
      'V-1 · Acme Foods — Visit logged',
    );
    expect([team.emma.newest().threadTs, team.emma.newest().channelId]).toEqual([
      parent.ts,
      'CTEAM',
    ]);
  });

  test('opens the form of a follow-up', async () => {
    const team = await startTeam();
    const message = await writeInChannel(team, 'ULI', 'send the quote on Tuesday 3pm Acme Foods');
    await choose(team, 'UEMMA', 'add_follow_up_from_message', message);
    const link = `https://workspace.slack.com/archives/CTEAM/p${message.ts.replace('.', '')}`;
    expect(team.emma.form()).toEqual({
      title: 'Add a follow-up',
      fields: {
        'What is to be done': `send the quote ${link}`,
        'Follow-up day': '2026-11-24',
        'Follow-up time': '15:00',
        Customer: 'Acme Foods',
      },
      submit: 'Save',
    });
    expect((await team.emma.sendAndRead())[0]).toBe(
      `F-1 · Acme Foods · send the quote ${link} — Follow-up added`,
    );
  });
});

describe('the shortcut that is always there', () => {
  test('opens an empty form, answered by direct message', async () => {
    const team = await startTeam();
    const { chen } = team;
    await choose(team, 'UCHEN', 'log_visit');
    expect(chen.form().title).toBe('登記走訪');
    expect((await chen.sendAndRead({ 客戶: '港務', 談了什麼: '談增容' }))[0]).toBe(
      'V-1 · 港務集團 — 走訪已登記',
    );
    expect(chen.direct().map(([line]) => line)).toEqual(['V-1 · 港務集團 — 走訪已登記']);
  });

  test('keeps what was typed when the day of a follow-up is over', async () => {
    const team = await startTeam();
    const { emma } = team;
    await choose(team, 'UEMMA', 'add_follow_up');
    expect(
      await emma.send({ 'What is to be done': 'send the plan', 'Follow-up day': '2026-11-19' }),
    ).toEqual({ 'Follow-up day': 'The follow-up would be in the past: Thu, 19 Nov 2026.' });
    expect((await emma.sendAndRead({ 'Follow-up day': '2026-11-23' }))[0]).toBe(
      'F-1 · send the plan — Follow-up added',
    );
  });
});

test('a form that takes long is announced at once, and then stands in the same place', async () => {
  const { bot, emma } = await startTeam();
  const actor = bot.workspace.as('UEMMA');
  const views = () => actor.state().openViews.map(({ view }) => view);
  const busy = Promise.withResolvers<void>();
  const isBusy = Promise.withResolvers<void>();
  const writing = bot.store.write(async () => {
    isBusy.resolve();
    await busy.promise;
  });
  await isBusy.promise;
  await actor.shortcut('log_visit');
  const waiting = await bot.workspace.until(() => views()[0]);
  expect([readMessage({ blocks: blocksOf(waiting) }), waiting.submit]).toEqual([
    ['One moment …'],
    undefined,
  ]);
  busy.resolve();
  await writing;
  const ready = await bot.workspace.until(() => views().find(({ submit }) => submit));
  expect([readForm(ready).title, views().length]).toEqual(['Log a visit', 1]);
  expect((await emma.sendAndRead({ Customer: 'Acme Foods' }))[0]).toBe(
    'V-1 · Acme Foods — Visit logged',
  );
});

const blocksOf = ({ blocks }: { readonly blocks?: unknown }): readonly unknown[] =>
  Array.isArray(blocks) ? blocks : [];
