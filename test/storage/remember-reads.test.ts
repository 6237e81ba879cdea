import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { randomId } from '../../src/domain/new-id.ts';
import type { Person, WorkspaceId } from '../../src/domain/person.ts';
import { instant, zoneName } from '../../src/domain/zoned-time.ts';
import { ensureWorkspace } from '../../src/start-linesman.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { rememberReads } from '../../src/storage/remember-reads.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { testFolder } from '../support/start-bot.ts';

const workspaceId = 'T1' as WorkspaceId;

function personCalled(slackUserId: string, name: string): Person {
  return {
    id: personId(workspaceId, slackUserId),
    workspaceId,
    slackUserId,
    teamId: null,
    name,
    role: 'manager',
    department: null,
    locale: 'en',
    timeZone: zoneName('Asia/Shanghai'),
    isWorkspaceAdmin: false,
    isActive: true,
    profileReadAt: instant(0),
  };
}

async function openTestStore() {
  const file = join(testFolder(), 'linesman.db');
  const store = await openStore({ file, newId: randomId });
  onTestFinished(() => store.close());
  await ensureWorkspace(store, workspaceId, 'UBOT', instant(0));
  const find = (slackUserId: string) => store.read.people.findBySlackUser(workspaceId, slackUserId);
  const save = (person: Person) => store.write(({ people }) => people.save(person));
  return { file, store, find, save };
}

test('a person is read once, and anew after a commit that changed somebody', async () => {
  const { file, find, save } = await openTestStore();
  expect(await find('U1')).toBeUndefined();
  await save(personCalled('U1', 'Ana'));
  expect(await find('U1')).toEqual(personCalled('U1', 'Ana'));
  const other = new Database(file);
  other.prepare(`UPDATE "Person" SET "name" = 'Behind our back'`).run();
  other.close();
  expect(await find('U1')).toEqual(personCalled('U1', 'Ana'));
  await save(personCalled('U2', 'Bo'));
  expect(await find('U1')).toEqual(personCalled('U1', 'Behind our back'));
});

test('a changed setting and a changed team hold for the next line', async () => {
  const { store } = await openTestStore();
  const team = await store.read.teams.findDefault(workspaceId);
  if (!team) throw new Error('There is no team');
  const before = await store.read.teams.settings(team.id);
  expect(await store.read.teams.find(team.id)).toEqual(team);
  await store.write(async ({ teams }) => {
    await teams.update({ ...team, name: 'Renamed' });
    await teams.changeSetting(
      team.id,
      'note.maximumLength',
      200,
      personId(workspaceId, 'U1'),
      instant(1),
    );
  });
  expect(await store.read.teams.find(team.id)).toEqual({ ...team, name: 'Renamed' });
  expect(await store.read.teams.settings(team.id)).toEqual({
    ...before,
    'note.maximumLength': 200,
  });
});

test('what was read before a commit is not remembered after it', async () => {
  const { store } = await openTestStore();
  const reading = Promise.withResolvers<Person | undefined>();
  const load = vi.fn(() => reading.promise);
  const { remembering, forget } = rememberReads();
  const people = { ...store.read.people, findBySlackUser: load };
  const read = remembering({ ...store.read, people }, new Set());
  const early = read.people.findBySlackUser(workspaceId, 'U1');
  forget(new Set(['people']));
  load.mockResolvedValue(personCalled('U1', 'New'));
  reading.resolve(personCalled('U1', 'Old'));
  expect((await early)?.name).toBe('Old');
  expect((await read.people.findBySlackUser(workspaceId, 'U1'))?.name).toBe('New');
});

test('a read that failed is tried again', async () => {
  const { store } = await openTestStore();
  const load = vi.fn(async (): Promise<Person | undefined> => personCalled('U1', 'Ana'));
  load.mockRejectedValueOnce(new Error('The disk is away'));
  const people = { ...store.read.people, findBySlackUser: load };
  const read = rememberReads().remembering({ ...store.read, people }, new Set());
  await expect(read.people.findBySlackUser(workspaceId, 'U1')).rejects.toThrow('away');
  expect(await read.people.findBySlackUser(workspaceId, 'U1')).toEqual(personCalled('U1', 'Ana'));
});

test('a transaction sees what it changed itself, and what is rolled back is remembered by nobody', async () => {
  const { store, find, save } = await openTestStore();
  const ana = personCalled('U1', 'Ana');
  await save(ana);
  expect(await find('U1')).toEqual(ana);
  const failing = store.write(async ({ people }) => {
    expect(await people.find(ana.id)).toEqual(ana);
    await people.save({ ...ana, name: 'Anna' });
    expect(await people.find(ana.id)).toEqual({ ...ana, name: 'Anna' });
    expect(await people.findBySlackUser(workspaceId, 'U1')).toEqual({ ...ana, name: 'Anna' });
    throw new Error('Not this time');
  });
  await expect(failing).rejects.toThrow('Not this time');
  expect([await find('U1'), await store.read.people.find(ana.id)]).toEqual([ana, ana]);
});

test('a transaction asks for a person nobody has changed only once', async () => {
  const { file, store, save } = await openTestStore();
  const ana = personCalled('U1', 'Ana');
  await save(ana);
  await store.read.people.find(ana.id);
  const other = new Database(file);
  other.prepare(`UPDATE "Person" SET "name" = 'Behind our back'`).run();
  other.close();
  expect(await store.write(({ people }) => people.find(ana.id))).toEqual(ana);
});

test('a statement is prepared once, and each run has its own values', async () => {
  const prepare = vi.spyOn(Database.prototype, 'prepare');
  onTestFinished(() => prepare.mockRestore());
  const { store, save } = await openTestStore();
  const names = Array.from({ length: 20 }, (_, index) => `U${index}`);
  for (const name of names) await save(personCalled(name, `Name of ${name}`));
  prepare.mockClear();
  for (const name of names) {
    const found = await store.read.people.find(personId(workspaceId, name));
    expect(found).toEqual(personCalled(name, `Name of ${name}`));
  }
  expect(prepare).toHaveBeenCalledTimes(1);
});
