import { expect, test } from 'vitest';
import { startTeam } from '../support/start-team.ts';

test('another name is added, found at once, shown and taken away again', async () => {
  const { wang } = await startTeam();
  expect(await wang.command('/customer 别名 东方化工 东化、DFHG')).toEqual([
    '东方化工股份有限公司',
    '已添加：DFHG, 东化',
    '又名：DFHG, 东化, 东方化工',
    '[撤销]',
  ]);
  expect((await wang.command('/customer 东化'))[0]).toBe('东方化工股份有限公司');
  expect(await wang.command('/customer 别名 东化')).toEqual([
    '东方化工股份有限公司',
    '又名：DFHG, 东化, 东方化工',
    '输入 `/customer 别名 东方化工股份有限公司 …` 添加，`-…` 删除。',
  ]);
  expect(await wang.command('/customer 别名 东化 -dfhg')).toEqual([
    '东方化工股份有限公司',
    '已删除：DFHG',
    '又名：东化, 东方化工',
    '[撤销]',
  ]);
  expect(await wang.press('撤销')).toEqual([
    '东方化工股份有限公司',
    '已添加：DFHG',
    '又名：DFHG, 东化, 东方化工',
    '[撤销]',
  ]);
});

test('the same in English and Traditional Chinese', async () => {
  const { emma, chen } = await startTeam();
  expect(await emma.command('/customer alias Acme Foods')).toEqual([
    'Acme Foods',
    'No other names yet.',
    'Type `/customer alias Acme Foods …` to add one, `-…` to take one away.',
  ]);
  expect(await emma.command('/customer alias Acme Foods AF')).toEqual([
    'Acme Foods',
    'Added: AF',
    'Also: AF',
    '[Undo]',
  ]);
  expect(await emma.press('Undo')).toEqual([
    'Acme Foods',
    'Taken away: AF',
    'No other names yet.',
    '[Undo]',
  ]);
  expect(await chen.command('/customer 別名 港務 港集')).toEqual([
    '港務集團',
    '已新增：港集',
    '又名：港集',
    '[撤銷]',
  ]);
});

test('a name that is somebody else’s, or not there, is told; one that is there already stays', async () => {
  const { emma, wang } = await startTeam();
  expect([
    await emma.command('/customer alias Acme Foods 华钢'),
    await emma.command('/customer alias Acme Foods acme plastics'),
    await emma.command('/customer alias Acme Foods -AF'),
    await wang.command('/customer 别名 Acme Foods AF'),
    await wang.command('/customer 别名 华新钢铁有限公司 华钢'),
    await emma.command(`/customer alias Acme Foods ${'x'.repeat(76)}`),
    await emma.command('/customer alias Acme Foods a,b,c,d,e,f,g,h,i,j,k'),
  ]).toEqual([
    ['“华钢” is a name of “华新钢铁有限公司” already.'],
    ['“acme plastics” is a name of “Acme Plastics” already.'],
    ['“Acme Foods” has no other name “AF”.'],
    ['“Acme Foods”由 Emma Clark 负责，只有本人和主管可以修改。'],
    [
      '华新钢铁有限公司',
      '又名：华新钢铁, 华钢',
      '输入 `/customer 别名 华新钢铁有限公司 …` 添加，`-…` 删除。',
    ],
    ['The other name has 76 characters; up to 75 fit.'],
    ['11 other names are too many; up to 10 are kept.'],
  ]);
});

test('which customer is meant is asked, and the choice adds the name', async () => {
  const { emma } = await startTeam();
  expect(await emma.command('/customer alias Acme, AF')).toEqual([
    '2 customers fit “Acme”',
    'Acme Foods',
    'Never visited · Emma Clark',
    '[This one]',
    'Acme Plastics',
    'Never visited · Emma Clark',
    '[This one]',
  ]);
  expect(await emma.press('This one')).toEqual(['Acme Foods', 'Added: AF', 'Also: AF', '[Undo]']);
  expect(await emma.command('/customer alias Nobody Ltd')).toEqual([
    'I do not know a customer called “Nobody Ltd”.',
    '[Add “Nobody Ltd”]',
  ]);
});
