import { expect, test } from 'vitest';
import { startTeam } from '../support/start-team.ts';

test('a lead’s comment stands on the card of the visit, and whoever went is told once', async () => {
  const { bot, emma, li, wang } = await startTeam();
  await emma.command('/visit Acme Foods: second feed wanted');
  expect(await li.command('/visit comment V-1 ask for the drawings first')).toEqual([
    'V-1 · Acme Foods — comment kept, whoever went is told',
    'Visit: Fri 20 Nov (today)',
    '> second feed wanted',
    '李伟, Fri 20 Nov, 10:00',
    '> ask for the drawings first',
    'No follow-up yet. When do you get back to them?',
    '[Tomorrow] [Next Monday] [In 2 weeks]',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Comment… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ]);
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([
    ['李伟 commented on V-1 · Acme Foods', '> ask for the drawings first', '[Show]'],
  ]);
  expect(await emma.command('/visit V-1')).toEqual([
    'V-1 · Acme Foods — Visit logged',
    'Visit: Fri 20 Nov (today)',
    '> second feed wanted',
    '李伟, Fri 20 Nov, 10:00',
    '> ask for the drawings first',
    'No follow-up yet. When do you get back to them?',
    '[Tomorrow] [Next Monday] [In 2 weeks]',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ]);
  expect(await wang.command('/visit V-1')).toEqual([
    'V-1 · Emma Clark 走访了 Acme Foods',
    '走访：11月20日周五（今天）',
    '> second feed wanted',
  ]);
  await li.command('/visit V-1');
  await li.open('Comment…');
  expect(await li.send({ 'What you have to say': '' })).toEqual({
    'What you have to say': 'Please complete this required field.',
  });
  bot.clock.advance(60_000);
  expect(await li.sendAndRead({ 'What you have to say': '先要图纸' })).toEqual([
    'V-1 · Acme Foods — comment kept, whoever went is told',
    'Visit: Fri 20 Nov (today)',
    '> second feed wanted',
    '李伟, Fri 20 Nov, 10:00',
    '> ask for the drawings first',
    '李伟, Fri 20 Nov, 10:01',
    '> 先要图纸',
    'No follow-up yet. When do you get back to them?',
    '[Tomorrow] [Next Monday] [In 2 weeks]',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Comment… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ]);
  await bot.linesman.tick();
  expect(emma.direct().length).toBe(2);
  expect(li.direct()).toEqual([]);
});

test('managers comment on no visit, leads on none of their own, and on none that lies ahead', async () => {
  const { emma, wang, li } = await startTeam();
  await emma.command('/visit Acme Foods: second feed wanted');
  await li.command('/visit Acme Plastics: they grow');
  await emma.command('/visit plan Acme Foods tomorrow 10am');
  expect(await wang.command('/visit 批示 V-1 好')).toEqual([
    '只有主管可以批示 V-1。要补充请用 `/visit 补充`。',
  ]);
  expect(await li.command('/visit comment V-2 good')).toEqual([
    'V-2 is your own visit; comments are for those of others.',
  ]);
  expect(await li.command('/visit comment V-3 good')).toEqual([
    'V-3 has not taken place yet; there is nothing to comment on.',
  ]);
  expect(await li.command('/visit comment V-9 good')).toEqual([
    'V-9 does not exist in your team.',
    'Try `/visit list week`',
  ]);
  expect(await li.command('/visit comment good')).toEqual([
    'Which visit? Its reference looks like V-12; /visit list shows yours.',
    'Try `/visit comment V-12 ask for the drawings first`',
  ]);
});
