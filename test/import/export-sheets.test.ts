import { expect, test } from 'vitest';
import { readSpreadsheet } from '../../src/spreadsheets/spreadsheets.ts';
import { lastFile } from '../support/send-list.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const exported = async (team: TeamAtWork, who: string) => {
  await team.bot.linesman.tick();
  const { bytes, name } = await lastFile(team, who);
  const sheets = await readSpreadsheet(bytes, name);
  return new Map(sheets.map((sheet) => [sheet.name, sheet.rows] as const));
};
const atWork = async () => {
  const team = await startTeam();
  await team.emma.command('/customer contact Acme Foods Joe, buyer, 138 0013 8000, key person');
  await team.emma.command('/customer date Acme Foods contract ends 31 Mar 2027');
  await team.emma.command('/due add Acme Foods call 138 0013 8000 on 2026-12-01');
  await team.emma.command('/due add Acme Foods send the offer 2026-12-02 15:00');
  await team.emma.command('/due done F-2');
  return team;
};

test('an export holds contacts, dates and what is open, a sheet each', async () => {
  const team = await atWork();
  await team.emma.command('/customer export mine');
  const sheets = await exported(team, 'UEMMA');
  expect([...sheets.keys()]).toEqual(['Customers', 'Contacts', 'Important dates', 'Follow-ups']);
  expect(sheets.get('Contacts')).toEqual([
    [
      ...['Customer name', 'Contact', 'Contact title', 'Role in decisions', 'Phone', 'E-mail'],
      ...['Key person', 'Birthday', 'Preferred language'],
    ],
    ['Acme Foods', 'Joe', 'buyer', null, '138 0013 8000', null, 'yes', null, null],
  ]);
  expect(sheets.get('Important dates')).toEqual([
    ['Customer name', 'Important date', 'Description', 'Day', 'Every year'],
    ['Acme Foods', 'Contract ends', null, '2027-03-31', 'no'],
  ]);
  expect(sheets.get('Follow-ups')).toEqual([
    ['Customer name', 'Follow-up', 'Due', 'Time', 'Owner', 'State'],
    ['Acme Foods', 'call 138 0013 8000', '2026-12-01', null, 'Emma Clark', 'open'],
  ]);
});

test('of a colleague’s customers it holds neither contacts nor phones; a lead has all', async () => {
  const team = await atWork();
  await team.wang.command('/customer export');
  const sheets = await exported(team, 'UWANG');
  expect([...sheets.keys()]).toEqual(['客户', '重要日期', '跟进']);
  expect(
    sheets
      .get('跟进')
      ?.slice(1)
      .map((row) => row[1]),
  ).toEqual(['call 138 **** 8000']);
  await team.li.command('/customer export');
  const all = await exported(team, 'ULI');
  expect([...all.values()].map((rows) => rows.length)).toEqual([7, 2, 2, 2]);
  expect(JSON.stringify([...all.values()])).toContain('call 138 0013 8000');
});

test('an export of visits holds their reports; of a colleague’s without whom they met', async () => {
  const team = await atWork();
  await team.emma.command('/visit Acme Foods saw the plant');
  await team.bot.store.write(async ({ visits }) => {
    const [visit] = await visits.list({ teamId: team.team.id }, { skip: 0, take: 1 });
    if (!visit) throw new Error('There is no visit');
    const report = {
      contactsMet: 'Joe',
      problems: 'voltage dips, call 138 0013 8000',
      nextStep: '=HYPERLINK("http://example.com")',
    };
    await visits.update({ ...visit, report, version: visit.version + 1 }, visit.version);
  });
  const reportOf = async (who: 'UEMMA' | 'UWANG') => {
    await (who === 'UEMMA' ? team.emma : team.wang).command('/visit export Acme Foods');
    const sheets = await exported(team, who);
    return [...sheets.values()][0]?.map((row) => row.slice(7));
  };
  expect(await reportOf('UEMMA')).toEqual([
    ['Purpose', 'Contacts met', 'Needs', 'Findings', 'Problems', 'Next step'],
    [
      ...[null, 'Joe', null, null, 'voltage dips, call 138 0013 8000'],
      '=HYPERLINK("http://example.com")',
    ],
  ]);
  expect(await reportOf('UWANG')).toEqual([
    expect.arrayContaining(['会见人员']),
    [
      null,
      null,
      null,
      null,
      'voltage dips, call 138 **** 8000',
      '=HYPERLINK("http://example.com")',
    ],
  ]);
});
