import { expect, test } from 'vitest';
import { z } from 'zod';
import type { CustomerId } from '../../src/domain/customer.ts';
import { randomId } from '../../src/domain/new-id.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** Seven mills of Wang's, and one of Emma's that comes after them in the alphabet. */
async function mills(): Promise<TeamAtWork> {
  const team = await startTeam();
  await team.bot.store.write(async ({ customers }) => {
    for (const [name, manager] of [
      ...['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((letter) => [`Mill ${letter}`, 'UWANG'] as const),
      ['Mill Zenith', 'UEMMA'] as const,
      ['Grand Mill Z', 'UEMMA'] as const,
    ]) {
      const managerId = personId(team.team.workspaceId, manager);
      const blank = { englishName: null, aliases: [], accountNumber: null };
      const unrated = { creditGrade: null, voltage: null, capacityKva: null };
      await customers.add(
        {
          id: randomId<CustomerId>(),
          teamId: team.team.id,
          name,
          ...blank,
          ...unrated,
          managerId,
          createdAt: team.bot.clock.now(),
        },
        managerId,
      );
    }
  });
  return team;
}

const namesIn = (rows: readonly string[]) => rows.filter((row) => /^(?:Grand )?Mill/.test(row));

test('one’s own customers are listed first where names fit equally well', async () => {
  const { emma, wang } = await mills();
  expect(namesIn(await emma.command('/customer mill'))).toEqual([
    'Mill Zenith',
    'Mill A',
    'Mill B',
    'Mill C',
    'Mill D',
  ]);
  expect(namesIn(await wang.command('/customer mill'))).toEqual([
    'Mill A',
    'Mill B',
    'Mill C',
    'Mill D',
    'Mill E',
  ]);
});

test('those visited lately come before them, the latest first', async () => {
  const { emma } = await mills();
  await emma.command('/visit Mill F 2 Nov: talk');
  await emma.command('/visit Mill D 5 Nov: talk');
  expect(namesIn(await emma.command('/visit mill, talk'))).toEqual([
    'Mill D',
    'Mill F',
    'Mill Zenith',
    'Mill A',
    'Mill B',
  ]);
});

test('a visit that was taken back is none', async () => {
  const { emma } = await mills();
  await emma.command('/visit Mill F 2 Nov: talk');
  await emma.press('Undo');
  expect(namesIn(await emma.command('/customer mill'))[0]).toBe('Mill Zenith');
});

test('the select of the form lists them in the same order', async () => {
  const { bot, emma } = await mills();
  await emma.command('/visit Mill F 2 Nov: talk');
  await emma.command('/visit');
  const actor = bot.workspace.as('UEMMA');
  const view = actor.state().openViews.at(-1);
  if (!view) throw new Error('No form is open');
  const place = { kind: 'view', viewId: view.id } as const;
  const { options } = await actor.suggest(place, 'customer', 'customer:search', 'mill');
  const shown = options.map(({ text }) => z.object({ text: z.string() }).parse(text).text);
  expect(shown).toEqual([
    'Mill F',
    'Mill Zenith',
    'Mill A',
    'Mill B',
    'Mill C',
    'Mill D',
    'Mill E',
    'Mill G',
    'Grand Mill Z',
  ]);
});

test('a customer that fits better is taken all the same', async () => {
  const { emma } = await mills();
  expect((await emma.command('/customer Mill A'))[0]).toBe('Mill A');
});
