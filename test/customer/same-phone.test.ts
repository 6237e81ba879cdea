import { expect, test } from 'vitest';
import { startTeam } from '../support/start-team.ts';

const known = '/customer 联系人 华新钢铁 王建国 138-0013-8000';
const hospital = {
  Name: 'Riverside Hospital',
  'First contact': '王建国',
  'Phone of the contact': '+86 13800138000',
};

test('a new customer whose contact has a phone that is known is shown with the customer it may be', async () => {
  const { emma, wang } = await startTeam();
  await wang.command(known);
  await emma.command('/customer add');
  expect(await emma.sendAndRead(hospital)).toEqual([
    'Contacts: 王建国 · +86 13800138000',
    '+86 13800138000 is the phone of a contact that is there already. Is “Riverside Hospital” one of these?',
    '华新钢铁有限公司',
    'Never visited · 王磊',
    '[Show]',
    '[Add “Riverside Hospital” anyway]',
  ]);
  expect((await emma.command('/customer Riverside Hospital'))[0]).toContain('I do not know');
  await emma.command('/customer add');
  await emma.sendAndRead(hospital);
  expect(await emma.press('Add “Riverside Hospital” anyway')).toEqual([
    'Riverside Hospital — Customer added',
    'Manager: Emma Clark',
    'Contacts: 王建国 · +86 13800138000',
    '[Log visit] [Edit] [⋯ Brief me | Add a date | Plan a visit | Contacts | More details]',
  ]);
  expect(await emma.command('/customer contacts Riverside Hospital')).toEqual([
    'Riverside Hospital · Contacts · 1',
    '王建国',
    '+86 13800138000',
    '[⋯ Edit | Remove]',
    '[Add a contact]',
  ]);
});

test('a look-alike by name is asked about as before, the one with the phone beside it', async () => {
  const { emma, wang } = await startTeam();
  await wang.command(known);
  await emma.command('/customer add');
  const asked = await emma.sendAndRead({ ...hospital, Name: 'Acme Food' });
  expect(asked[1]).toBe('No customer is called “Acme Food”. Did you mean:');
  expect(asked).toContain('Acme Foods');
  expect(asked).toContain('Never visited · 王磊 · same phone');
});

test('a phone of a removed contact asks nothing, and one without a name is said under its field', async () => {
  const { emma, wang } = await startTeam();
  await wang.command(known);
  await wang.press('删除');
  await emma.command('/customer add');
  expect(await emma.send({ ...hospital, 'First contact': '' })).toEqual({
    'First contact': 'Who is it? A contact needs a name.',
  });
  expect(await emma.send({ ...hospital, 'Phone of the contact': '12' })).toEqual({
    'Phone of the contact': '“12” is no phone number I can keep: it needs 5 to 15 digits.',
  });
  expect((await emma.sendAndRead(hospital))[0]).toBe('Riverside Hospital — Customer added');
});
