import { WebClient } from '@slack/web-api';
import { afterEach, expect, test, vi } from 'vitest';
import { commands } from '../../commands/index.ts';
import { actions } from '../../src/slack/actions/index.ts';
import type { FormHandler } from '../../src/slack/define-form.ts';
import type { Shortcut } from '../../src/slack/define-shortcut.ts';
import { forms } from '../../src/slack/forms/index.ts';
import { openForm } from '../../src/slack/reply.ts';
import { shortcuts } from '../../src/slack/shortcuts/index.ts';
import type { Form } from '../../src/views/message.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const apology = /^That went wrong on my side\..* \(quote \w{8}\)$/;
const fault = async (): Promise<never> => {
  throw new Error('planted');
};

afterEach(() => vi.restoreAllMocks());

/** A team whose bot may fail; what Emma alone is told. */
async function startFaulty() {
  const team = await startTeam();
  team.tolerate();
  const { workspace } = team.bot;
  return {
    team,
    told: () => workspace.ephemerals('UEMMA').map((one) => readMessage(one)[0] ?? ''),
  };
}

/** Whatever was thrown, it is logged by the reference that its person was told, and the bot goes on. */
async function expectAlive(team: TeamAtWork, told: readonly string[]): Promise<void> {
  const logged = JSON.stringify(team.bot.log.entries.map(({ fields }) => fields));
  const references = told.map((line) => /\(quote (\w{8})\)/.exec(line)?.[1] ?? 'none');
  expect(references.filter((reference) => !logged.includes(reference))).toEqual([]);
  expect((await team.emma.command('/customer Acme Foods'))[0]).toBe('Acme Foods');
}

/** A message of the bot with one button. */
async function offer({ bot: { workspace } }: TeamAtWork, actionId: string) {
  const client = new WebClient(workspace.botToken, { slackApiUrl: workspace.apiUrl });
  const button = { type: 'button', action_id: actionId, value: '{}' } as const;
  const text = { type: 'plain_text', text: 'Press' } as const;
  const { ts } = await client.chat.postMessage({
    channel: 'CTEAM',
    text: 'Press',
    blocks: [{ type: 'actions', block_id: 'row', elements: [{ ...button, text }] }],
  });
  return { kind: 'message', channelId: 'CTEAM', ts: ts ?? '' } as const;
}

test('whatever command throws, its person is told a reference, and the bot goes on', async () => {
  const { team, told } = await startFaulty();
  const spies = commands.map((command) => vi.spyOn(command, 'prepare').mockReturnValue(fault));
  const shown = { visit: 'V-1', followUp: 'F-1', ticket: 'GC-1' } as const;
  for (const { noun, verbs, reference, takesText } of commands) {
    const rest = reference && verbs.length === 0 ? shown[reference] : takesText && 'Acme Foods';
    await team.emma.command([`/${noun}`, ...verbs.slice(0, 1), rest || ''].join(' '));
  }
  const unasked = commands.filter((_, place) => spies[place]?.mock.calls.length === 0);
  vi.restoreAllMocks();
  expect(unasked.map(({ noun, usage }) => [noun, usage])).toEqual([]);
  expect(told().filter((line) => !apology.test(line))).toEqual([]);
  expect(told()).toHaveLength(commands.length);
  await expectAlive(team, told());
});

test('whatever button throws, its person is told a reference, and the bot goes on', async () => {
  const { team, told } = await startFaulty();
  const emma = team.bot.workspace.as('UEMMA');
  for (const action of actions) {
    vi.spyOn(action, 'prepare').mockReturnValue({ once: null, run: fault });
    await emma.act(await offer(team, action.name), 'row', action.name, {
      type: 'button',
      value: '{}',
    });
  }
  await team.bot.workspace.until(() => (told().length >= actions.length ? true : undefined));
  vi.restoreAllMocks();
  expect(told().filter((line) => !apology.test(line))).toEqual([]);
  await expectAlive(team, told());
});

test('whatever form throws, it says so with a reference, and the bot goes on', async () => {
  const { team } = await startFaulty();
  const { workspace } = team.bot;
  const emma = workspace.as('UEMMA');
  const opener = actions.find(({ name }) => name === 'form:open');
  if (!opener) throw new Error('There is no form:open');
  const said: string[] = [];
  for (const form of forms) {
    vi.spyOn(form, 'run').mockImplementation(fault);
    const run = async () => openForm(formLike(form));
    vi.spyOn(opener, 'prepare').mockReturnValue({ once: null, run });
    await emma.act(await offer(team, opener.name), 'row', opener.name, {
      type: 'button',
      value: '{}',
    });
    const view = await workspace.until(() => emma.state().openViews.at(-1));
    const { fieldErrors } = await emma.submit(view.id, {});
    said.push(`${form.name}: ${Object.values(fieldErrors).join()}`);
    await emma.close(view.id);
  }
  vi.restoreAllMocks();
  const quoted = said.map((line) => line.slice(line.indexOf(': ') + 2));
  expect(quoted.filter((line) => !apology.test(line))).toEqual([]);
  await expectAlive(team, quoted);
});

test('whatever shortcut throws, its person is told a reference, and the bot goes on', async () => {
  const { team, told } = await startFaulty();
  const emma = team.bot.workspace.as('UEMMA');
  const place = await offer(team, 'form:open');
  for (const shortcut of shortcuts) {
    vi.spyOn(shortcut, 'run').mockImplementation(fault);
    await emma.shortcut(shortcut.callbackId, isOfMessage(shortcut) ? place : undefined);
  }
  const isTold = () =>
    told().length + team.emma.direct().length >= shortcuts.length ? true : undefined;
  await team.bot.workspace.until(isTold);
  vi.restoreAllMocks();
  const all = [...told(), ...team.emma.direct().map(([line = '']) => line)];
  expect(all.filter((line) => !apology.test(line))).toEqual([]);
  await expectAlive(team, all);
});

const isOfMessage = ({ callbackId }: Shortcut): boolean => callbackId.endsWith('message');

/** A form of that name with a field that problems are shown under. */
const formLike = ({ name, firstField }: FormHandler): Form => ({
  type: 'modal',
  callback_id: name,
  private_metadata: '{}',
  title: { type: 'plain_text', text: 'Form' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: firstField,
      optional: true,
      label: { type: 'plain_text', text: 'Field' },
      element: { type: 'plain_text_input', action_id: firstField },
    },
  ],
});
