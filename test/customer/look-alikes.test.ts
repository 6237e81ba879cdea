import { describe, expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const acme = async ({ bot }: TeamAtWork) => {
  const [found] = await bot.store.read.customers.findMany(['customer-4' as CustomerId]);
  return found;
};
/** Two of Emma’s, and what looks like both. */
async function withTwo(): Promise<TeamAtWork> {
  const team = await startTeam();
  await team.emma.command('/customer add Acme Foodz');
  await team.emma.press('Add “Acme Foodz” anyway');
  return team;
}
const peopleOf = async ({ bot }: TeamAtWork, id: string) =>
  (await bot.store.read.contacts.ofCustomer(id as CustomerId)).map(({ name, phone }) => [
    name,
    phone,
  ]);

describe('a contact in the line', () => {
  test.each([
    [
      'wang',
      '/customer add 滨江医院 10kV 联系人 李工 13812345678',
      [
        '滨江医院 — 客户已新增',
        '电压：10 kV · 客户经理：王磊',
        '联系人：李工 · 13812345678',
        '[登记走访] [修改] [⋯ 简报 | 添加日期 | 预约走访 | 联系人 | 更多资料]',
      ],
    ],
    [
      'emma',
      '/customer add Riverside Hospital contact Ann Lee, plant manager, key person +44 20 7946 0000',
      [
        'Riverside Hospital — Customer added',
        'Manager: Emma Clark',
        'Contacts: Ann Lee · plant manager · +44 20 7946 0000 · key person',
        '[Log visit] [Edit] [⋯ Brief me | Add a date | Plan a visit | Contacts | More details]',
      ],
    ],
  ] as const)('of %s is kept, and shown as it was understood', async (who, line, answer) => {
    const team = await startTeam();
    expect(await team[who].command(line)).toEqual(answer);
    const customers = await team.bot.store.read.customers.list(team.team.id);
    const added = customers.find(({ name }) => /滨江医院|Riverside/.test(name));
    expect((await peopleOf(team, added?.id ?? '')).length).toBe(1);
  });

  test('with a phone and no name is asked for; with a bad phone nothing is added', async () => {
    const { bot, team, emma } = await startTeam();
    expect(await emma.command('/customer add Riverside Hospital 13812345678')).toEqual([
      'Who is it? A contact needs a name.',
      'Try `/customer add Riverside Hospital contact Dr Lee 13812345678`',
    ]);
    expect(
      await emma.command('/customer add Riverside Hospital contact Ann 1234567890123456789'),
    ).toEqual([expect.stringContaining('is no phone number I can keep')]);
    expect(await bot.store.read.customers.findByName(team.id, 'Riverside Hospital')).toBe(
      undefined,
    );
  });

  test('whose phone is known brings the customer that it may be', async () => {
    const { wang, emma } = await startTeam();
    await wang.command('/customer 联系人 华新钢铁 王建国 138-0013-8000');
    expect(await emma.command('/customer add Riverside Hospital contact Bo 13800138000')).toEqual([
      'Contacts: Bo · 13800138000',
      '13800138000 is the phone of a contact that is there already. Is “Riverside Hospital” one of these?',
      '华新钢铁有限公司',
      'Never visited · 王磊',
      '[Show]',
      '[Add “Riverside Hospital” anyway]',
    ]);
    expect(await emma.press('Add “Riverside Hospital” anyway')).toContain(
      'Contacts: Bo · 13800138000',
    );
  });
});

describe('of look-alikes', () => {
  test('one’s own can be taken instead: what is new is kept there, what was known stays', async () => {
    const team = await withTwo();
    const { emma } = team;
    const line = '/customer add Acme Food 35kV grade A contact Ann 13812345678';
    expect(await emma.command(line)).toEqual([
      'Contacts: Ann · 13812345678',
      'No customer is called “Acme Food”. Did you mean:',
      'Acme Foods',
      'Never visited · Emma Clark',
      '[This one]',
      'Acme Foodz',
      'Never visited · Emma Clark',
      '[This one]',
      '[Add “Acme Food” anyway] [Merge…]',
    ]);
    const before = await acme(team);
    const card = await emma.press('This one');
    expect(card.slice(0, 3)).toEqual([
      'Acme Foods — What was new is kept here',
      'Credit grade: C · Voltage: 10 kV · Capacity: 5000 kVA · Manager: Emma Clark · Account: 3301000201 · Also: Acme Food',
      'Left as it was: Credit grade, Voltage (kV)',
    ]);
    expect(await acme(team)).toEqual({ ...before, aliases: ['Acme Food'] });
    expect(await peopleOf(team, 'customer-4')).toEqual([['Ann', '13812345678']]);
    const trail = await team.bot.store.read.audit.of('customer/customer-4');
    expect(trail.map(({ action }) => action)).toEqual(['customer.edit']);
    expect((await emma.command('/customer Acme Food'))[0]).toBe('Acme Foods');
  });

  test('what is known already changes nothing; another phone of the same person stays', async () => {
    const team = await startTeam();
    const { wang } = team;
    await wang.command('/customer 联系人 华新钢铁 李工 13800138000');
    await wang.command('/customer 联系人 华新钢铁 陈工');
    const take = async (line: string) => {
      await wang.command(line);
      return (await wang.press('就是这家')).filter((one) => /— |保持原值/.test(one));
    };
    expect([
      await take('/customer 新增 華新鋼鐵公司 联系人 李工 138-0013-8000'),
      await take('/customer 新增 華新鋼鐵公司 联系人 李工 13911112222'),
      await take('/customer 新增 華新鋼鐵公司 联系人 陈工 13711112222'),
    ]).toEqual([
      ['华新钢铁有限公司 — 新内容已补充到这家'],
      ['华新钢铁有限公司 — 原已登记', '保持原值：联系人电话'],
      ['华新钢铁有限公司 — 新内容已补充到这家'],
    ]);
    expect(await peopleOf(team, 'customer-1')).toEqual([
      ['李工', '13800138000'],
      ['陈工', '13711112222'],
    ]);
  });

  test('a colleague’s can be looked at only, and are not offered to be merged', async () => {
    const team = await withTwo();
    const { bot, emma, li } = team;
    const asked = await emma.command('/customer add 东方化工厂');
    expect(asked.filter((one) => one.startsWith('['))).toEqual([
      '[Show]',
      '[Add “东方化工厂” anyway]',
    ]);
    const seen = await li.command('/customer add Acme Food');
    expect(seen.at(-1)).toBe('[Add “Acme Food” anyway] [Merge…]');
    const message = li.newest();
    await bot.store.write(async ({ people }) => {
      const lead = await people.find(personId(bot.linesman.workspaceId, 'ULI'));
      if (lead) await people.save({ ...lead, role: 'manager' });
    });
    expect((await li.press('This one', message))[0]).toBe(
      '“Acme Foods” belongs to Emma Clark; only they and a lead may change it.',
    );
    await li.press('Merge…', message);
    expect((await li.press('This one'))[0]).toContain('Only a lead, or whoever manages both');
  });

  test('two of one’s own are merged from there: which is to go is asked, the other one stays', async () => {
    const team = await withTwo();
    const { emma, bot } = team;
    await emma.command('/customer add Acme Food');
    const asked = emma.newest();
    expect(await emma.press('Merge…', asked)).toEqual([
      'Which “Acme Food” is to go?',
      'Acme Foods',
      'Never visited · Emma Clark',
      '[This one]',
      'Acme Foodz',
      'Never visited · Emma Clark',
      '[This one]',
    ]);
    expect((await emma.press('This one'))[0]).toBe('Merge “Acme Foods” into “Acme Foodz”?');
    await emma.press('Merge');
    expect(
      (await bot.store.read.customers.list(team.team.id)).map(({ name }) => name),
    ).not.toContain('Acme Foods');
    // The question stays, and what it shows is the one that stayed.
    expect((await emma.press('This one', asked))[0]).toBe('Acme Foodz — What was new is kept here');
  });

  test('a customer that is renamed like another can be merged with it', async () => {
    const { emma } = await startTeam();
    await emma.command('/customer Acme Plastics');
    await emma.open('Edit');
    const asked = await emma.sendAndRead({ Name: 'Acme Fods' });
    expect([asked[0], asked.at(-1)]).toEqual([
      '“Acme Fods” looks like one that is there already:',
      '[Save “Acme Fods” anyway] [Merge…]',
    ]);
    expect((await emma.press('Merge…')).filter((one) => /Acme/.test(one))).toEqual([
      'Which “Acme Fods” is to go?',
      'Acme Plastics',
      'Acme Foods',
    ]);
  });
});
