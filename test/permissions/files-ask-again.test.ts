import { expect, test } from 'vitest';
import type { Person } from '../../src/domain/person.ts';
import { changePerson } from '../support/change-person.ts';
import { startTeam } from '../support/start-team.ts';

/** What Li asks for as a lead, and presses; what Li is by the time it goes out. */
const rows: readonly (readonly [
  line: string,
  press: string | null,
  change: Partial<Pick<Person, 'role' | 'department'>>,
])[] = [
  ['/customer export', null, { role: 'specialist' }],
  ['/customer import', null, { role: 'specialist' }],
  ['/visit export week', null, { role: 'specialist' }],
  ['/progress export team', null, { role: 'manager' }],
  ['/kam year', 'Spreadsheet', { role: 'manager' }],
  ['/ticket GC-1 slip', null, { role: 'specialist', department: 'dispatch' }],
];

test.each(rows)(
  'what %s asks for is not sent to whoever may not see it when it goes out',
  async (line, press, change) => {
    const files = async (isChanged: boolean) => {
      const { bot, li, wang, tolerate } = await startTeam();
      await wang.command('/visit 东方化工 昨天 谈增容');
      await wang.command('/ticket open 东方化工 10kV 2000kVA 双电源 增容');
      await wang.command('/ticket GC-1 完成 业务受理');
      await wang.sendAndRead({ 已具备的资料: '用电申请书 营业执照 一次性告知书' });
      bot.clock.advance(11_000);
      await bot.linesman.tick();
      // Slack asks for patience, and meanwhile Li's role changes.
      tolerate('files.getUploadURLExternal');
      bot.workspace.fail('files.getUploadURLExternal', {
        kind: 'rate-limited',
        retryAfterSeconds: 30,
      });
      await li.command(line);
      if (press !== null) await li.press(press);
      await bot.linesman.tick();
      if (isChanged) {
        await changePerson(bot, 'ULI', { ...change, isWorkspaceAdmin: false });
      }
      bot.clock.advance(60_000);
      await bot.linesman.tick();
      return bot.workspace
        .messages(bot.workspace.as('ULI').directChannelId())
        .flatMap((message) => message.files).length;
    };
    expect([await files(false), await files(true)]).toEqual([1, 0]);
  },
);
