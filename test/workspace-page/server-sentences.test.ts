import { expect, test } from 'vitest';
import { wordsFor } from '../../workspace/page/words.ts';
import { manualClock, openWorkspace, startApp } from '../workspace/try-workspace.ts';

const chinese = [wordsFor('zh-CN'), wordsFor('zh-TW')];

/** English words of a sentence, without codes in brackets, commands and channels. */
function englishIn(sentence: string): readonly string[] {
  return sentence.replaceAll(/\([^)]*\)|[/#@]\S+|\d+ MB/g, '').match(/[A-Za-z]{2,}/g) ?? [];
}

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const number = { type: 'number_input', is_decimal_allowed: false } as const;
const elements = {
  empty: { type: 'plain_text_input' },
  count: number,
  small: { ...number, min_value: '5' },
  large: { ...number, max_value: '9' },
  mail: { type: 'email_text_input' },
  link: { type: 'url_text_input' },
  short: { type: 'plain_text_input', min_length: 3 },
  long: { type: 'plain_text_input', max_length: 3 },
} as const;
const fields = {
  type: 'modal' as const,
  title: plain('Fields'),
  submit: plain('Save'),
  blocks: Object.entries(elements).map(([name, element]) => ({
    type: 'input' as const,
    block_id: name,
    label: plain(name),
    element: { ...element, action_id: 'v' },
  })),
};

test('what the server says of a wrong gesture is read in Chinese', async () => {
  const workspace = await openWorkspace();
  const mei = workspace.as('U1');
  const place = { kind: 'message', channelId: 'C1', ts: '1.1' } as const;
  const said = [
    await mei.say('C1', '/nothing'),
    await mei.say('C1', '/note', '1.1'),
    await mei.say('C1', '/note'),
    await mei.say('C9', 'hello'),
    await mei.say('C1', ' '),
    await mei.say('C1', '/invite'),
    await mei.say('C1', '/invite @王芳'),
    await mei.say(mei.directChannelId(), '/invite @王芳'),
    await mei.act(place, 'b', 'a'),
    await mei.submit('V1'),
    await mei.moveClock('tomorrow'),
    await mei.moveClock('2001-01-01T00:00'),
    await mei.moveClock('2999-01-01T00:00'),
    await mei.upload('C1', { name: 'empty', bytes: Buffer.alloc(0) }),
    await mei.shortcut('nothing'),
  ].map(({ error }) => error ?? '');
  expect(said.filter((sentence) => sentence === '')).toEqual([]);
  for (const words of chinese) {
    const read = said.map(words.serverSentence);
    expect(read.filter((sentence, at) => sentence === said[at])).toEqual([]);
    expect(read.flatMap(englishIn)).toEqual(['empty', 'nothing']);
  }
  expect(said.map(wordsFor('en-GB').serverSentence)).toEqual(said);
});

test('an app that does not answer is reported by the name of the command', async () => {
  const { now, timers, advance } = manualClock(Date.parse('2026-11-20T02:00:00Z'));
  const workspace = await openWorkspace({ now, timers });
  await startApp(workspace, (bolt) => bolt.command('/note', async () => {}));
  const answer = workspace.as('U1').say('C1', '/note something');
  await workspace.until(() => workspace.deliveries()[0]);
  advance(3000);
  const { error } = await answer;
  expect(chinese.map(({ serverSentence }) => serverSentence(error ?? ''))).toEqual([
    '/note 失败：应用 3 秒内没有响应 (operation_timeout)。',
    '/note 失敗：應用程式 3 秒內沒有回應 (operation_timeout)。',
  ]);
});

test('what the server finds wrong in a form’s fields is read in Chinese', async () => {
  const workspace = await openWorkspace();
  await startApp(workspace, (bolt) => {
    bolt.command('/note', async ({ ack, client, command }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: fields });
    });
  });
  const mei = workspace.as('U1');
  await mei.say('C1', '/note');
  const [open] = await workspace.until(() => {
    const { openViews } = mei.state();
    return openViews.length > 0 ? openViews : undefined;
  });
  const typed = (value: string) => ({ v: { value } });
  const { fieldErrors } = await mei.submit(open?.id ?? '', {
    count: typed('many'),
    small: typed('1'),
    large: typed('99'),
    mail: typed('nobody'),
    link: typed('nowhere'),
    short: typed('a'),
    long: typed('abcdef'),
  });
  expect(Object.keys(fieldErrors)).toHaveLength(8);
  for (const words of chinese) {
    expect(Object.values(fieldErrors).map(words.serverSentence).flatMap(englishIn)).toEqual([]);
  }
});
