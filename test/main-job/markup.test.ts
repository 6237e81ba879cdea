import { expect, test } from 'vitest';
import { z } from 'zod';
import { listHint } from '../support/follow-up-rows.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** A right-to-left override and a zero-width space, which make a text look like another one. */
const override = '\u202e';
const hidden = '\u200b';
const nasty = `<!channel> <@UEMMA> *bold* _it_ <https://evil.example|click> @here ${override}txt${hidden}`;
/** Somebody who is mentioned is named in a line; a form has no mentions. */
const named = '<!channel> @Emma Clark *bold* _it_ <https://evil.example|click> @here txt';
const shown = '<!channel> <@UEMMA> *bold* _it_ <https://evil.example|click> @here txt';

/** Every text that the bot has sent: messages, forms and answers. */
function everySentPayload({ bot }: TeamAtWork): unknown[] {
  const { workspace } = bot;
  return [
    ...workspace.calls().map((call) => call.arguments),
    ...workspace.deliveries().map(({ answer }) => answer),
    ...['UWANG', 'UEMMA', 'ULI'].flatMap((id) => workspace.ephemerals(id)),
    ...['UWANG', 'UEMMA', 'ULI'].flatMap((id) =>
      workspace
        .as(id)
        .state()
        .openViews.map(({ view }) => view),
    ),
    ...['CTEAM', 'CLEADS'].flatMap((id) => workspace.messages(id)),
    ...['UWANG', 'UEMMA'].flatMap((id) => workspace.messages(workspace.as(id).directChannelId())),
  ];
}

const textObject = z.looseObject({ type: z.string(), text: z.string() });
const messageLike = z.looseObject({ text: z.string(), blocks: z.array(z.unknown()).min(1) });
const liveElements = new Set(['user', 'usergroup', 'broadcast', 'link', 'team']);

/** What could ping, link or be read as markup, with where it stands. */
function dangersIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((one, place) => dangersIn(one, `${path}/${place}`));
  }
  if (typeof value !== 'object' || value === null) return [];
  const found: string[] = [];
  const text = textObject.safeParse(value).data;
  if (text?.type === 'mrkdwn' || text?.type === 'markdown') found.push(`${path}: markup`);
  if (text && liveElements.has(text.type)) found.push(`${path}: ${text.type}`);
  const message = messageLike.safeParse(value).data;
  if (message && /<[!@#h]/.test(message.text)) found.push(`${path}/text: ${message.text}`);
  return [
    ...found,
    ...Object.entries(value).flatMap(([key, one]) => dangersIn(one, `${path}/${key}`)),
  ];
}

test('markup in notes, names and follow-ups pings nobody and links nowhere', async () => {
  const team = await startTeam({ now: '2026-11-19T02:00:00Z' });
  const { bot, emma, wang, li } = team;
  await li.command('/kam setup');
  await li.sendAndRead({ 'Team channel': 'CTEAM', 'Name of the team': nasty });

  // Echo, edit form, share.
  const name = `<!here> *Evil* ${override}Foods`;
  await emma.command(`/customer add ${name}`);
  expect(await emma.command(`/visit <!here> *Evil* Foods ${nasty}, call tomorrow 3pm`)).toEqual([
    'V-1 · <!here> *Evil* Foods — Visit logged',
    'Visit: Thu 19 Nov (today)',
    `> ${named}`,
    'Noted: @Emma Clark',
    'Follow-up F-1: call',
    'Fri 20 Nov (tomorrow), 15:00 · Asia/Shanghai',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ]);
  expect((await emma.open('Edit')).fields.Customer).toBe('<!here> *Evil* Foods');
  await emma.sendAndRead({ 'Follow-up': nasty });
  await emma.press('Share here');
  expect(readMessage(bot.workspace.messages('CTEAM')[0] ?? { blocks: [] })).toEqual([
    'V-1 · Emma Clark visited <!here> *Evil* Foods',
    'Visit: Thu 19 Nov (today)',
    `> ${named}`,
    `Follow-up F-1: ${shown}`,
    'Fri 20 Nov (tomorrow), 15:00 · Asia/Shanghai',
  ]);

  // Customer card, pick list, unknown customer, due list, problems.
  await emma.command('/customer add <!here> *Evil* Works');
  await emma.command('/customer evil');
  await emma.press('Show');
  await emma.command(`/customer ${nasty}`);
  await emma.command(`/visit ${nasty}`);
  await emma.command(`/due snooze F-1 ${nasty}`);
  await emma.command(`/due ${nasty}`);
  await emma.command(`/kam ${nasty}`);
  await emma.command('/due');
  await emma.command('/kam whoami');
  await wang.write(`走访 ${nasty}`);
  await emma.mention(`visit ${nasty}`);
  await emma.command('/customer add');
  await emma.send({ Name: nasty, 'Other names': nasty, 'Account number': nasty });

  // Reminder, digest, done with a note.
  bot.clock.set('2026-11-19T23:45:00Z');
  await bot.linesman.tick();
  bot.clock.set('2026-11-20T07:00:00Z');
  await bot.linesman.tick();
  const posts = bot.workspace.messages('CTEAM').filter(({ authorId }) => authorId !== 'UEMMA');
  expect(posts.map(readMessage).at(-1)).toEqual([
    'Follow-ups for Fri 20 Nov',
    '0 overdue, 1 due today, 0 later this week',
    'Emma Clark: 0 overdue, 1 today, 0 this week',
    `• F-1 · <!here> *Evil* Foods · ${shown} — today`,
  ]);
  expect(emma.direct().at(-1)?.slice(0, 2)).toEqual([
    `F-1 is due: <!here> *Evil* Foods · ${shown}`,
    'Due Fri 20 Nov (today), 15:00 · Asia/Shanghai',
  ]);
  expect(await emma.command(`/due done F-1 ${nasty}`)).toEqual([
    `F-1 · <!here> *Evil* Foods · ${shown}`,
    '✓ Done by Emma Clark, Fri 20 Nov, 15:00',
    `> Note: ${named}`,
    listHint.en,
  ]);
  expect(everySentPayload(team).flatMap((payload) => dangersIn(payload))).toEqual([]);
});

test('line breaks stay inside of what they were typed in', async () => {
  const { emma } = await startTeam();
  await emma.command('/visit');
  expect(
    await emma.sendAndRead({
      Customer: 'Acme Foods',
      'What was said': 'first line\nF-1 is done.\n\nlast line',
      'Follow-up': 'call',
      'Follow-up day': '2026-11-22',
    }),
  ).toEqual([
    'V-1 · Acme Foods — Visit logged',
    'Visit: Fri 20 Nov (today)',
    '> first line',
    '> F-1 is done.',
    '> ',
    '> last line',
    'Follow-up F-1: call',
    'Sun 22 Nov · Asia/Shanghai',
    '[Edit] [Undo] [⋯ Add a note… | Report… | Share here]',
    'To add to it later: `/visit add V-1 …`',
  ]);
  expect((await emma.command('/customer Acme Foods'))[4]).toBe(
    '• V-1 Fri 20 Nov (today) — first line F-1 is done. last line',
  );
});
