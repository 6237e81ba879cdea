import { expect, test } from 'vitest';
import { writeSpreadsheet } from '../../src/spreadsheets/spreadsheets.ts';
import { csv, saidTo, sendList, settled } from '../support/send-list.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const press = async (team: TeamAtWork, label: string) => {
  const known = saidTo(team.bot, 'UEMMA').length;
  await team.emma.press(label);
  return settled(team.bot, 'UEMMA', known);
};

/** Friday 20 November 2026, 10:00: what a manager's own list says of tickets under way. */
const workbook = () =>
  writeSpreadsheet([
    {
      name: 'Customers',
      headers: ['Customer name', 'Voltage', 'Capacity'],
      rows: [['Riverside Hospital', '10kV', 2_000]],
    },
    {
      name: 'Tickets',
      headers: [
        'Customer',
        'Kind',
        'Stage reached',
        'Voltage',
        'Capacity',
        'Application date',
        'Stage began',
        'Working days used',
        'All pauses',
        'Paused now',
        'Power wanted by',
        'Old number',
      ],
      rows: [
        [
          'Riverside Hospital',
          'new connection',
          'Plan reply',
          null,
          null,
          { day: '2026-11-02' },
          { day: '2026-11-17' },
          9,
          '2026-11-05 – 2026-11-09 drawings',
          null,
          { day: '2027-03-31' },
          'YK-1',
        ],
        [
          'Acme Foods',
          'more capacity',
          'Customer works',
          '10kV',
          6300,
          null,
          null,
          null,
          null,
          'yes',
          null,
          'YK-2',
        ],
      ],
    },
  ]);

test('tickets under way are shown, come in whole, go on from there, and go again', async () => {
  const team = await startTeam();
  const [, preview] = await sendList(team, 'UEMMA', await workbook(), { name: 'all.xlsx' });
  expect(preview).toEqual([]);
});
test('x', async () => {
  const team = await startTeam();
  await sendList(team, 'UEMMA', await workbook(), { name: 'all.xlsx' });
  console.log(await press(team, 'Import 3'));
  console.log((await team.emma.command('/ticket GC-1')).join('\n'));
  console.log((await team.emma.command('/ticket why GC-1')).join('\n'));
  console.log((await team.emma.command('/ticket GC-1 history')).join('\n'));
  console.log((await team.emma.command('/ticket list')).join('\n'));
  console.log((await team.emma.command('/ticket GC-2')).join('\n'));
  console.log((await team.emma.command('/ticket queue')).join('\n'));
  console.log((await team.emma.command('/ticket GC-1 done plan reply')).join('\n'));
});
