import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { SlackJson, WorkspaceMessage } from '../../workspace/protocol.ts';
import { alterAnswers } from '../support/alter-answers.ts';
import { fieldsOf, readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const usersInfo = z.looseObject({ user: z.looseObject({ id: z.string() }) });
const channelInfo = z.looseObject({ channel: z.looseObject({ id: z.string().optional() }) });

/** What Slack says of Emma and of the team's channel from a moment on. */
type Claims = { user: object; channel: object };

/** A team in which Emma has worked: there are messages with buttons, and a form can be open. */
async function withClaims() {
  const claims: Claims = { user: {}, channel: {} };
  const team = await startTeam({
    between: (apiUrl) =>
      alterAnswers(apiUrl, (method, answer) => {
        if (method === 'users.info') {
          const { user } = usersInfo.parse(answer);
          return { ...answer, user: user.id === 'UEMMA' ? { ...user, ...claims.user } : user };
        }
        if (method === 'conversations.info') {
          const { channel } = channelInfo.parse(answer);
          return { ...answer, channel: { ...channel, ...claims.channel } };
        }
        return answer;
      }),
  });
  return { team, claims };
}

/** The bot learns of it as Slack tells it: with the profile that is read again. */
async function become({ bot, emma }: TeamAtWork, claims: Claims, user: object): Promise<void> {
  claims.user = user;
  bot.clock.advance(2 * 60 * 60 * 1000);
  await emma.command('/kam whoami');
  const { workspaceId } = bot.linesman;
  await expect
    .poll(async () => (await bot.store.read.people.findBySlackUser(workspaceId, 'UEMMA'))?.isActive)
    .toBe(false);
}

const notActive = 'Guests, bots and deactivated people cannot use Linesman.';
const notHere =
  'People of another company read this channel, so I say nothing here. Write to me directly.';

const bySomebodyNew = (known: ReadonlySet<string>) => (one: WorkspaceMessage) =>
  !known.has(`${one.channelId}/${one.ts}`);

/** All that the bot said to Emma or into the team's channel since. */
function listen({ bot }: TeamAtWork) {
  const { workspace } = bot;
  const all = () => [
    ...workspace.messages('CTEAM'),
    ...workspace.messages(workspace.as('UEMMA').directChannelId()),
    ...workspace.ephemerals('UEMMA'),
  ];
  const known = new Set(all().map((one) => `${one.channelId}/${one.ts}`));
  const said = () =>
    all()
      .filter(bySomebodyNew(known))
      .filter(({ authorId }) => authorId === workspace.botUserId)
      .map(readMessage);
  return async () => {
    await bot.linesman.tick();
    return workspace.until(() => (said().length > 0 ? said() : undefined));
  };
}

/** Every way in. Each does its gesture; what is said comes to Emma or stands in the team's channel. */
const entrances: Readonly<
  Record<string, (team: TeamAtWork, message: WorkspaceMessage) => Promise<unknown>>
> = {
  'a slash command': ({ bot }) => bot.workspace.as('UEMMA').say('CTEAM', '/customer Acme Foods'),
  'a direct message': ({ bot }) => {
    const actor = bot.workspace.as('UEMMA');
    return actor.say(actor.directChannelId(), 'customer Acme Foods');
  },
  'a mention': ({ bot }) => bot.workspace.as('UEMMA').say('CTEAM', '@Linesman customer Acme Foods'),
  'a button': async ({ emma }, message) => emma.pressOnly('Log visit', message),
  'a shortcut of a message': async ({ bot }) => {
    const actor = bot.workspace.as('UEMMA');
    const [message] = bot.workspace.messages('CTEAM');
    if (!message) throw new Error('Nothing was written');
    return actor.shortcut('log_visit_from_message', message);
  },
  'a shortcut': ({ bot }) => bot.workspace.as('UEMMA').shortcut('log_visit'),
};

/** Emma has the card of a customer before her, and somebody wrote in the channel. */
async function prepared(team: TeamAtWork): Promise<WorkspaceMessage> {
  await team.bot.workspace.as('ULI').say('CTEAM', 'Who saw Acme?');
  await team.emma.command('/customer Acme Foods');
  return team.emma.newest();
}

const strangers = {
  'a guest': { is_restricted: true },
  'somebody of another workspace': { team_id: 'TPARTNER' },
  'somebody Slack calls a stranger': { is_stranger: true },
};

describe.each(Object.entries(strangers))('%s is politely refused', (_who, user) => {
  test.each(Object.keys(entrances))('by %s', async (entrance) => {
    const { team, claims } = await withClaims();
    const message = await prepared(team);
    await become(team, claims, user);
    const heard = listen(team);
    await entrances[entrance]?.(team, message);
    expect(await heard()).toEqual([[notActive]]);
    expect(team.emma.hasForm()).toBe(false);
  });

  test('by a form that was opened before, whose select offers nothing more either', async () => {
    const { team, claims } = await withClaims();
    const actor = team.bot.workspace.as('UEMMA');
    await team.emma.command('/visit');
    await become(team, claims, user);
    const view = actor.state().openViews.at(-1);
    const select = view && fieldsOf(view.view).find(({ type }) => type === 'external_select');
    if (!view || !select) throw new Error('No form with a select is open');
    const place = { kind: 'view', viewId: view.id } as const;
    const found = await actor.suggest(place, select.blockId, select.actionId, 'Acme');
    expect(found.options).toEqual([]);
    const option = { text: { type: 'plain_text', text: 'Acme' }, value: 'customer-4' };
    const filled = {
      [select.blockId]: { [select.actionId]: { type: select.type, selected_option: option } },
    };
    const { fieldErrors } = await actor.submit(view.id, filled);
    expect(Object.values(fieldErrors)).toEqual([notActive]);
    const { id } = team.team;
    expect(await team.bot.store.read.visits.count({ teamId: id })).toBe(0);
  });

  test('on the Home tab', async () => {
    const { team, claims } = await withClaims();
    await become(team, claims, user);
    const actor = team.bot.workspace.as('UEMMA');
    await actor.openHome();
    const home: SlackJson = await team.bot.workspace.until(() => actor.state().home ?? undefined);
    expect(readMessage({ blocks: Array.isArray(home.blocks) ? home.blocks : [] })).toEqual([
      notActive,
    ]);
  });

  test('where they invite the bot', async () => {
    const { team, claims } = await withClaims();
    await become(team, claims, user);
    const heard = listen(team);
    await team.bot.workspace.as('UEMMA').say('COTHER', '/invite @Linesman');
    expect(await heard()).toEqual([[notActive]]);
  });
});

describe.each(['is_ext_shared', 'is_pending_ext_shared'])(
  'in a channel that another company reads (%s) nothing is said but that',
  (flag) => {
    test.each(['a slash command', 'a mention', 'a button', 'a shortcut of a message'])(
      'by %s',
      async (entrance) => {
        const { team, claims } = await withClaims();
        const message = await prepared(team);
        claims.channel = { [flag]: true };
        // What is known of a channel is asked again.
        team.bot.clock.advance(11 * 60 * 1000);
        const heard = listen(team);
        await entrances[entrance]?.(team, message);
        expect(await heard()).toEqual([[notHere]]);
        expect(team.emma.hasForm()).toBe(false);
        expect(team.bot.workspace.messages('CTEAM').map(({ authorId }) => authorId)).not.toContain(
          team.bot.workspace.botUserId,
        );
      },
    );

    test('while direct messages go on', async () => {
      const { team, claims } = await withClaims();
      claims.channel = { [flag]: true };
      expect((await team.emma.write('customer Acme Foods'))[0]).toBe('Acme Foods');
    });
  },
);

test('where Slack does not say whether others read a channel, whoever writes there is answered', async () => {
  const team = await startTeam();
  team.tolerate('conversations.info');
  team.bot.workspace.fail('conversations.info', { kind: 'error', error: 'internal_error' }, 5);
  expect((await team.emma.command('/customer Acme Foods'))[0]).toBe('Acme Foods');
});

test('a card says whom to call and at which number to its manager and to leads alone', async () => {
  const { team } = await withClaims();
  const { emma, wang, li } = team;
  await emma.command(
    '/visit Acme Foods yesterday: 王主任 wants a second feed, call 13812345678, follow up call 13812345678 Mon 10am',
  );
  const seen = async (lines: Promise<string[]>) => {
    const text = (await lines).join('\n');
    return [/138\d{8}/.test(text), /138\*{4}5678|\*{4}5678/.test(text)];
  };
  expect(await seen(emma.command('/customer Acme Foods'))).toEqual([true, false]);
  expect(await seen(li.command('/customer Acme Foods'))).toEqual([true, false]);
  for (const line of [
    '/customer Acme Foods',
    '/customer brief Acme Foods',
    '/visit list Acme Foods',
    '/visit V-1',
  ]) {
    expect([line, ...(await seen(wang.command(line)))]).toEqual([line, false, true]);
  }
  const contacts = (lines: readonly string[]) =>
    lines.filter((line) => /^(Met|见过|联系人)/.test(line));
  expect(contacts(await wang.command('/customer Acme Foods'))).toEqual([]);
});

test.each([
  ['answers nothing', { kind: 'never-answer', accept: false }],
  ['refuses', { kind: 'error', error: 'missing_scope' }],
] as const)(
  'where Slack %s about a channel, a line there is answered all the same',
  async (_what, fault) => {
    const { bot, emma, tolerate } = await startTeam();
    tolerate('conversations.info');
    bot.workspace.fail('conversations.info', fault);
    const startedAt = performance.now();
    expect((await emma.command('/due'))[0]).toBe('Nothing is due this week.');
    expect(performance.now() - startedAt).toBeLessThan(2_500);
  },
);
