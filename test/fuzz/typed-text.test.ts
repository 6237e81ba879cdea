import { expect, test } from 'vitest';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';
import { dangersIn } from './find-dangers.ts';
import { cut, hostileTexts } from './hostile-texts.ts';
import { type PersonAtFields, personAtFields } from './person-at-fields.ts';

const seed = 20_261_120;
const total = 1_000;
/** Each part has a team of its own, whose lists stay short enough to be read again and again. */
const parts = 5;
const texts = hostileTexts(total, seed);

const tomorrow = '2026-11-21';
const nextWeek = '2026-11-27';

type Next = () => string;

async function addCustomer(person: PersonAtFields, next: Next, mark: string): Promise<void> {
  await person.command('/customer add');
  const isTaken = await person.submit(
    {
      name: `${cut(next(), 60)} ${mark}`,
      englishName: cut(next(), 75),
      aliases: [next(), next(), next()].map((alias) => cut(alias, 70)).join('; '),
      account: `${cut(next(), 60)} ${mark}`,
      grade: 'B',
    },
    { name: `Works ${mark}`, account: mark },
  );
  // Where it looks like others, these are shown first.
  if (isTaken) await person.press('customer:add');
}

async function workWithVisit(person: PersonAtFields, next: Next, name: string): Promise<void> {
  await person.command('/visit');
  await person.suggest(next());
  await person.suggest(name);
  await person.submit(
    {
      customer: name,
      note: next(),
      followUp: next(),
      followUpDay: nextWeek,
      followUpTime: '15:00',
    },
    { note: 'a note' },
  );
  await person.press('visit:report');
  const fields = ['purpose', 'contactsMet', 'needs', 'findings', 'problems', 'nextStep'];
  await person.submit(Object.fromEntries(fields.map((field) => [field, next()])));
  if (await person.open('visit:add-note')) await person.submit({ note: next() }, { note: 'more' });
  if (await person.open('visit:edit')) await person.submit({});
  await person.press('visit:share');
}

async function workWithFollowUps(person: PersonAtFields, next: Next, name: string) {
  await person.shortcut('add_follow_up');
  await person.submit({ what: next(), day: tomorrow, customer: name }, { what: 'call' });
  const number = person.newest('F');
  if (await person.open('due:form', '"snooze"'))
    await person.submit({ when: next(), day: nextWeek, reason: next() }, { when: 'next Wed' });
  if (await person.open('due:form', '"done"'))
    await person.submit({ note: next(), next: next(), nextDay: tomorrow });
  await person.command(`/due add ${next()} tomorrow 10am ${name}`);
  const other = person.newest('F') || number;
  await person.command(`/due snooze ${other} ${next()}`);
  await person.command(`/due give ${other} @李伟 ${next()}`);
  await person.command(`/due done ${other} ${next()}`);
}

async function typeLines(person: PersonAtFields, next: Next, name: string): Promise<void> {
  await person.command(`/visit ${name} ${next()}`);
  await person.command(`/visit ${next()}`);
  await person.command(`/visit plan ${name} tomorrow 10am ${next()}`);
  await person.command(`/visit search ${next()}`);
  await person.command(`/visit list ${next()}`);
  await person.command(`/customer ${next()}`);
  await person.command(`/customer list ${next()}`);
  await person.command(`/customer add ${next()}`);
  await person.command(`/customer alias ${name} + ${next()}`);
  await person.command(`/customer date ${name} ${next()} ${nextWeek}`);
  await person.command(`/customer link ${name} https://a.example/${name.length} ${next()}`);
  await person.command(`/customer link ${name} https://a.example/${next()}`);
  await person.command(`/due ${next()}`);
  await person.command(`/kam help ${next()}`);
  await person.command(`/kam ${next()}`);
  await person.write(`x${next()}`);
  await person.write('', cut(`${next()}.pdf`, 200));
  await person.press('visit:attach');
}

/** Everything on which what was typed stands again. */
async function readEverything(
  { bot }: TeamAtWork,
  person: PersonAtFields,
  next: Next,
  name: string,
): Promise<void> {
  const { workspace } = bot;
  await person.command(`/customer ${name}`);
  if (await person.open('customer:add-date'))
    await person.submit({ kind: 'other', day: nextWeek, label: next() }, { label: 'a day' });
  if (await person.open('customer:edit')) await person.submit({}, { aliases: '' });
  await person.command(`/customer brief ${name}`);
  await person.command(`/customer dates ${name}`);
  await person.command(`/customer files ${name}`);
  for (const line of ['/visit list team', '/customer list', '/customer dates', '/due']) {
    await person.command(line);
  }
  await person.command(`/due list ${name}`);
  await person.command('/due list team');
  await workspace.as(person.id).say('CTEAM', `x${next()}`);
  const said = workspace.messages('CTEAM').at(-1);
  if (!said) throw new Error('Nothing was said in the channel');
  for (const shortcut of ['log_visit_from_message', 'add_follow_up_from_message']) {
    await person.shortcut(shortcut, said);
    await person.submit({ customer: name, day: nextWeek }, { what: 'call', note: 'a note' });
  }
  await workspace.as(person.id).openHome();
}

/** The times at which what was planned is told: briefs, reminders, digests, questions. */
const times = [
  '2026-11-21T01:00:00Z',
  '2026-11-21T02:00:00Z',
  '2026-11-21T08:00:00Z',
  '2026-11-23T00:00:00Z',
  '2026-11-27T01:00:00Z',
  '2026-11-27T07:00:00Z',
  '2026-11-28T01:00:00Z',
];

async function letTimePass({ bot }: TeamAtWork): Promise<void> {
  for (const time of times) {
    bot.clock.set(time);
    await bot.linesman.tick();
  }
}

/** All that the bot has sent: to the Web API, as answers, and as it stands in the end. */
function everythingSent({ bot: { workspace } }: TeamAtWork, people: readonly PersonAtFields[]) {
  const ofBot = (channelId: string) =>
    workspace.messages(channelId).filter(({ authorId }) => authorId === workspace.botUserId);
  return [
    ...workspace.calls().map((call) => call.arguments),
    ...workspace.deliveries().map(({ answer }) => answer),
    ...people.flatMap(({ id }) => workspace.ephemerals(id)),
    ...people.flatMap(({ seen }) => [...seen].map((one): unknown => JSON.parse(one))),
    ...people.map(({ id }) => workspace.as(id).state().home),
    ...ofBot('CTEAM'),
  ];
}

/** So many forms a record sends; some of what is typed is refused, which is tested too. */
const formsOfRecord = 11;

test.each(Array.from({ length: parts }, (_none, part) => part))(
  `typed text pings nobody, links nowhere and fits everywhere (seed ${seed}, part %i)`,
  async (part) => {
    const team = await startTeam({ setup: { teamChannelId: 'CTEAM' } });
    const { customers } = team.bot.store.read;
    const named = async (name: string) => {
      const found = await customers.findByName(team.team.id, name);
      if (!found) throw new Error(`There is no customer ${name}`);
      return found;
    };
    const people = ['UEMMA', 'UWANG', 'UCHEN'].map((id) => personAtFields(team.bot, id, named));
    const end = ((part + 1) * total) / parts;
    let place = (part * total) / parts;
    const next = () => {
      place += 1;
      return texts[(place - 1) % total] ?? '';
    };
    let records = 0;
    while (place < end) {
      const person = people[records % people.length];
      if (!person) throw new Error('There is nobody to type');
      const mark = `K${part}${records}`;
      await addCustomer(person, next, mark);
      const all = await customers.list(team.team.id);
      const name = all.find((one) => one.name.endsWith(mark))?.name ?? 'Acme Foods';
      await workWithVisit(person, next, name);
      await workWithFollowUps(person, next, name);
      await typeLines(person, next, name);
      await readEverything(team, person, next, name);
      records += 1;
    }
    await letTimePass(team);
    const dangers = everythingSent(team, people).flatMap((sent) => dangersIn(sent));
    expect([...new Set(dangers)]).toEqual([]);
    const taken = people.reduce((sum, person) => sum + person.formsTaken(), 0);
    expect(taken / records / formsOfRecord).toBeGreaterThan(0.8);
  },
  120_000,
);

test(`the name of a team names no channel but the one that was chosen (seed ${seed})`, async () => {
  const team = await startTeam();
  const lead = personAtFields(team.bot, 'ULI', () => Promise.reject(new Error('No customer')));
  for (const text of texts.slice(0, 60)) {
    await lead.command('/kam setup');
    await lead.submit(
      { name: text, teamChannel: 'CTEAM', zone: text },
      { name: 'Team', zone: 'Asia/Shanghai' },
    );
    await lead.command('/kam whoami');
  }
  const chosen = '{"type":"channel","channel_id":"CTEAM"}';
  const dangers = everythingSent(team, [lead]).flatMap((sent) => dangersIn(sent));
  expect(dangers.filter((danger) => !danger.endsWith(`a ping ${chosen}`))).toEqual([]);
  expect(lead.formsTaken()).toBe(60);
});
