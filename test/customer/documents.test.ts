import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readSpreadsheet } from '../../src/spreadsheets/spreadsheets.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { openFile } from '../support/open-test-store.ts';
import { readMessage } from '../support/read-message.ts';
import { lastFile, saidTo } from '../support/send-list.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const line = '/customer 链接 华新钢铁 https://docs.example.com/contract 供用电合同 到期2027-06-30';
const rowOfContract = '• <供用电合同> · 2027年6月30日周三到期 · docs.example.com';
const english =
  '/customer link Acme Foods https://docs.example.com/contract supply contract expires 30 June 2027';

/** Sends a file to the bot directly; answers with the lines of its next message. */
async function drop({ bot }: TeamAtWork, person: string, name: string, text: string) {
  const actor = bot.workspace.as(person);
  const known = saidTo(bot, person).length;
  const file = { name, bytes: Buffer.from(name) };
  expect((await actor.upload(actor.directChannelId(), file, text)).error).toBeNull();
  return readMessage(await bot.workspace.until(() => saidTo(bot, person)[known]));
}

/** What the trail says of documents. */
const trailOf = ({ bot }: TeamAtWork) =>
  openFile(bot.databaseFile, { readonly: true })
    .prepare(`SELECT "actorId", "action" FROM "AuditEntry"
      WHERE "action" LIKE 'document.%' OR "action" LIKE 'important-date.%' ORDER BY "seq"`)
    .all()
    .map((raw) => {
      const { actorId, action } = z.object({ actorId: z.string(), action: z.string() }).parse(raw);
      return `${actorId.split('.')[1]} ${action}`;
    });

describe('/customer link', () => {
  test('keeps a link, and its end becomes a date of which the manager is reminded', async () => {
    const team = await startTeam();
    const { wang } = team;
    expect(await wang.command(line)).toEqual([
      '华新钢铁有限公司 — 文件已保存',
      rowOfContract.slice(2),
      '提醒王磊：2027年4月1日周四 · 2027年5月31日周一 · 2027年6月23日周三',
      '[修改] [删除] [全部文件]',
    ]);
    const card = await wang.command('/customer 华新');
    expect(card.slice(card.indexOf('重要日期'), card.indexOf('重要日期') + 5)).toEqual([
      '重要日期',
      '• 合同到期：2027年6月30日周三',
      '文件 · 1',
      rowOfContract,
      '[全部文件]',
    ]);
    expect(await wang.press('全部文件')).toEqual([
      '华新钢铁有限公司 · 文件 · 1',
      rowOfContract,
      '• 11月20日周五由王磊添加',
      '[添加链接] [修改或删除… ▾ 修改：供用电合同 | 删除：供用电合同]',
    ]);
    expect(trailOf(team)).toEqual(['UWANG important-date.add', 'UWANG document.add']);
    team.bot.clock.set('2027-04-01T01:00:00Z');
    await team.bot.linesman.tick();
    expect(wang.direct().at(-1)?.[0]).toBe('华新钢铁有限公司：90 天后合同到期');
  });

  test('is understood in English and Traditional Chinese, and says where a link leads', async () => {
    const { emma, chen } = await startTeam();
    expect(await emma.command(english)).toEqual([
      'Acme Foods — Document kept',
      '<supply contract> · expires Wed, 30 Jun 2027 · docs.example.com',
      'Emma Clark is reminded: Thu, 1 Apr 2027 · Mon, 31 May 2027 · Wed, 23 Jun 2027',
      '[Edit] [Remove] [All documents]',
    ]);
    expect(await chen.command('/customer 連結 港務集團 https://例え.jp/圖紙 竣工圖紙 B版')).toEqual(
      ['港務集團 — 文件已儲存', '<竣工圖紙 B版> · xn--r8jz45g.jp', '[修改] [刪除] [全部文件]'],
    );
    expect(await chen.command('/customer 文件 港務')).toEqual([
      '港務集團 · 文件 · 1',
      '• <竣工圖紙 B版> · xn--r8jz45g.jp',
      '• 11月20日週五由陳美玲新增',
      '[新增連結] [修改或刪除… ▾ 修改：竣工圖紙 B版 | 刪除：竣工圖紙 B版]',
    ]);
    // In a direct message Slack marks the address up.
    expect(await emma.write('customer link Acme Foods https://a.example/x?a=1&b=2')).toEqual([
      'Acme Foods — Document kept',
      '<a.example>',
      '[Edit] [Remove] [All documents]',
    ]);
  });

  test('asks which customer is meant, and keeps the link with the one that is chosen', async () => {
    const { emma } = await startTeam();
    const question = await emma.command('/customer link acme https://a.example/1 photo');
    expect(question[0]).toBe('2 customers fit “acme”');
    expect(await emma.press('This one')).toEqual([
      'Acme Foods — Document kept',
      '<photo> · a.example',
      '[Edit] [Remove] [All documents]',
    ]);
  });

  test.each([
    ['no link', 'supply contract', 'A link is missing. It begins with https:// or http://.'],
    [
      'a script',
      'javascript:alert(1) contract',
      'I keep only links that begin with https:// or http://, not “javascript:”.',
    ],
    [
      'a file of a computer',
      'file:///c:/contract.pdf',
      'I keep only links that begin with https:// or http://, not “file:”.',
    ],
    [
      'a password',
      'https://emma:secret@docs.example.com/contract',
      'That link carries a user name or password. Please send it without.',
    ],
    ['no host', 'https:///', 'That is no complete link. It begins with https:// or http://.'],
    [
      'an endless link',
      `https://a.example/${'x'.repeat(2000)}`,
      'The link has 2018 characters; up to 2000 fit.',
    ],
    [
      'an endless title',
      `https://a.example/1 ${'contract '.repeat(20)}`,
      'The name of the document has 179 characters; up to 100 fit.',
    ],
    [
      'an end that nobody lives to see',
      'https://a.example/1 contract expires 30 June 2070',
      'That day is more than 30 years away: Mon, 30 Jun 2070.',
    ],
  ])('refuses %s', async (_name, said, refusal) => {
    const { emma } = await startTeam();
    expect((await emma.command(`/customer link Acme Foods ${said}`))[0]).toBe(refusal);
    expect((await emma.command('/customer files Acme Foods'))[0]).toBe(
      'Acme Foods · Documents · 0',
    );
  });

  test('says so where the same link is there already, and never repeats what is typed as markup', async () => {
    const { emma } = await startTeam();
    await emma.command(english);
    expect(
      await emma.command('/customer link Acme Foods HTTPS://Docs.Example.com/contract contract'),
    ).toEqual(['“Acme Foods” has this already: “supply contract”.']);
    expect(
      await emma.command('/customer link Acme Foods https://a.example/<!channel> <!here>'),
    ).toEqual([
      'Acme Foods — Document kept',
      '<<!channel> <!here>> · a.example',
      '[Edit] [Remove] [All documents]',
    ]);
  });
});

describe('a file that is dropped with a caption', () => {
  test('is the customer’s where the caption names it alone, or what the file is', async () => {
    const team = await startTeam();
    expect(await drop(team, 'UWANG', '合同扫描.pdf', '华新钢铁 供用电合同 到期2027-06-30')).toEqual(
      [
        '华新钢铁有限公司 — 文件已保存',
        '<供用电合同> · 2027年6月30日周三到期',
        '提醒王磊：2027年4月1日周四 · 2027年5月31日周一 · 2027年6月23日周三',
        '[修改] [删除] [全部文件]',
      ],
    );
    expect(await drop(team, 'UEMMA', 'site.jpg', 'Acme Foods')).toEqual([
      'Acme Foods — Document kept',
      '<site.jpg>',
      '[Edit] [Remove] [All documents]',
    ]);
    expect(await drop(team, 'UCHEN', '圖.dwg', '文件 港務集團 一次接線圖')).toEqual([
      '港務集團 — 文件已儲存',
      '<一次接線圖> · 圖紙',
      '[修改] [刪除] [全部文件]',
    ]);
  });

  test('is a visit’s, a ticket’s or an import as before where the caption says that', async () => {
    const team = await startTeam();
    expect((await drop(team, 'UEMMA', 'a.jpg', 'Acme Foods second feed'))[0]).toBe(
      'V-1 · Acme Foods — Visit logged',
    );
    expect((await drop(team, 'UEMMA', 'b.jpg', 'Acme Foods contract talks went well'))[0]).toBe(
      'V-2 · Acme Foods — Visit logged',
    );
    expect((await drop(team, 'UEMMA', 'c.jpg', 'V-1'))[0]).toBe('V-1 · Acme Foods — Files added');
    expect((await drop(team, 'UEMMA', 'd.csv', 'import'))[0]).toMatch(/^Reading/);
    expect((await drop(team, 'UEMMA', 'e.pdf', '附件如下'))[0]).toBe(
      'To which visit does this file belong?',
    );
    expect((await team.emma.command('/customer files Acme Foods'))[0]).toBe(
      'Acme Foods · Documents · 0',
    );
  });

  test('waits for the choice where several customers fit', async () => {
    const team = await startTeam();
    const question = await drop(team, 'UEMMA', 'site.jpg', 'file acme photo');
    expect(question[0]).toBe('2 customers fit “acme”');
    expect(await team.emma.press('This one', saidTo(team.bot, 'UEMMA').at(-1))).toEqual([
      'Acme Foods — Document kept',
      '<photo>',
      '[Edit] [Remove] [All documents]',
    ]);
  });

  test('comes with others, each under its own name, and once', async () => {
    const team = await startTeam();
    const { bot } = team;
    const actor = bot.workspace.as('UEMMA');
    const place = actor.directChannelId();
    const first = await actor.upload(null, { name: 'a.dwg', bytes: Buffer.from('a') });
    const file = { name: 'b.dwg', bytes: Buffer.from('b') };
    await actor.upload(place, file, 'Acme Foods drawings', { earlierIds: [first.file?.id ?? ''] });
    await bot.workspace.until(() => saidTo(bot, 'UEMMA')[0]);
    expect(team.emma.direct()[0]?.map((row) => row.replace(/[ab]\.dwg/, '?.dwg'))).toEqual([
      'Acme Foods — 2 documents kept',
      '• <drawings · ?.dwg>',
      '• <drawings · ?.dwg>',
      '[All documents]',
    ]);
  });

  test('is kept by where it is: Slack’s id and permalink, not what it says', async () => {
    const team = await startTeam();
    await drop(team, 'UEMMA', 'site.jpg', 'Acme Foods photo');
    const rows = openFile(team.bot.databaseFile, { readonly: true })
      .prepare('SELECT * FROM "CustomerDocument"')
      .all()
      .map((row) => z.record(z.string(), z.unknown()).parse(row));
    expect(rows).toEqual([
      {
        id: expect.any(String),
        teamId: team.team.id,
        customerId: 'customer-4',
        kind: 'photo',
        title: 'photo',
        url: expect.stringMatching(/\/files\/UEMMA\/F\w+\/site\.jpg$/),
        slackFileId: expect.stringMatching(/^F/),
        expiresOn: null,
        dateId: null,
        version: 1,
        addedAt: team.bot.clock.now(),
        addedById: personId(team.team.workspaceId, 'UEMMA'),
        removedAt: null,
      },
    ]);
  });
});

test('documents are for the customer’s manager, their deputy and the leads; a colleague sees none', async () => {
  const { wang, emma, li } = await startTeam();
  await wang.command(line);
  const refusal = ['The documents of “华新钢铁有限公司” are for 王磊 and the leads.'];
  expect(await emma.command('/customer files 华新钢铁')).toEqual(refusal);
  expect(await emma.command('/customer link 华新钢铁 https://a.example/1')).toEqual(refusal);
  const card = (await emma.command('/customer 华新钢铁')).join('\n');
  expect(card).not.toContain('Documents');
  expect(card).not.toContain('docs.example.com');
  expect((await li.command('/customer files 华新钢铁'))[1]).toBe(
    '• <供用电合同> · Supply contract · expires Wed, 30 Jun 2027 · docs.example.com',
  );
  await wang.command('/kam away today <@UEMMA>');
  expect((await emma.command('/customer files 华新钢铁'))[0]).toBe(
    '华新钢铁有限公司 · Documents · 1',
  );
});

test('after a hand-over the documents are the next manager’s', async () => {
  const team = await startTeam();
  await team.wang.command(line);
  await team.li.command('/kam handover <@UWANG> <@UEMMA> 华新钢铁');
  await team.li.press('Hand over');
  expect((await team.emma.command('/customer files 华新钢铁'))[0]).toBe(
    '华新钢铁有限公司 · Documents · 1',
  );
  expect(await team.wang.command('/customer 文件 华新钢铁')).toEqual([
    '“华新钢铁有限公司”的文件只有Emma Clark和主管可以查看和修改。',
  ]);
});

describe('a document', () => {
  test('is removed with its date, and Undo brings both back', async () => {
    const team = await startTeam();
    const { emma } = team;
    await emma.command(english);
    expect(await emma.press('Remove')).toEqual([
      'Acme Foods — Document removed',
      '<supply contract> · expires Wed, 30 Jun 2027 · docs.example.com',
      '[Undo] [All documents]',
    ]);
    expect(await emma.command('/customer dates Acme Foods')).toEqual([
      'Acme Foods',
      'No dates yet. Keep one with `/customer date Acme Foods contract ends 31 Mar 2027`.',
    ]);
    expect((await emma.press('Undo'))[0]).toBe('Acme Foods — Document is back');
    expect((await emma.command('/customer dates Acme Foods'))[0]).toBe(
      'Acme Foods · Important dates · 1',
    );
    expect(trailOf(team)).toEqual([
      'UEMMA important-date.add',
      'UEMMA document.add',
      'UEMMA important-date.remove',
      'UEMMA document.remove',
      'UEMMA important-date.add',
      'UEMMA document.restore',
    ]);
  });

  test('cannot be brought back after a day, nor removed twice', async () => {
    const { emma, bot } = await startTeam();
    await emma.command('/customer link Acme Foods https://a.example/1 photo');
    const echo = emma.newest();
    await emma.command('/customer files Acme Foods');
    await emma.press('Remove: photo');
    expect(await emma.press('Remove', echo)).toEqual(['This document was removed already.']);
    bot.clock.set('2026-11-21T03:00:00Z');
    expect((await emma.press('Undo'))[0]).toBe(
      'photo is older than 24 hours and can no longer be taken back.',
    );
  });

  test('takes another name, kind and end; the date goes with them', async () => {
    const { emma } = await startTeam();
    await emma.command(english);
    expect(await emma.open('Edit')).toEqual({
      title: 'Edit document',
      fields: {
        Name: 'supply contract',
        Kind: 'Supply contract',
        'Expires on': '2027-06-30',
      },
      submit: 'Save',
    });
    expect(await emma.send({ 'Expires on': '2070-01-01' })).toEqual({
      'Expires on': 'That day is more than 30 years away: Wed, 1 Jan 2070.',
    });
    expect(
      await emma.sendAndRead({
        Name: 'Agreement 7',
        Kind: 'Dispatch agreement',
        'Expires on': '2027-12-31',
      }),
    ).toEqual([
      'Acme Foods — Document changed',
      '<Agreement 7> · Dispatch agreement · expires Fri, 31 Dec 2027 · docs.example.com',
      'Emma Clark is reminded: Fri, 1 Oct 2027 · Wed, 1 Dec 2027 · Fri, 24 Dec 2027',
      '[Edit] [Remove] [All documents]',
    ]);
    expect((await emma.command('/customer dates Acme Foods'))[1]).toBe(
      'Dispatch agreement expires: Fri, 31 Dec 2027 · once',
    );
  });

  test('is renamed and removed from the list as well, which stays', async () => {
    const { bot, emma } = await startTeam();
    for (let number = 1; number <= 9; number += 1) {
      bot.clock.set(`2026-11-20T02:0${number}:00Z`);
      await emma.command(
        `/customer link Acme Foods https://a.example/${number} drawings ${number}`,
      );
    }
    const list = await emma.command('/customer files Acme Foods');
    expect([list[0], list[1], list.at(-2)]).toEqual([
      'Acme Foods · Documents · 9',
      '• <drawings 9> · a.example',
      '[Next ›]',
    ]);
    expect((await emma.press('Next ›'))[1]).toBe('• <drawings 1> · a.example');
    await emma.open('Edit: drawings 1');
    expect((await emma.sendAndRead({ Name: 'Drawings A' }))[1]).toBe('• <Drawings A> · a.example');
    expect((await emma.press('Remove: Drawings A')).slice(0, 3)).toEqual([
      '“Drawings A” is removed. The file or page itself is as it was.',
      '[Undo]',
      'Acme Foods · Documents · 8',
    ]);
    expect((await emma.press('Undo'))[0]).toBe('Acme Foods · Documents · 9');
  });

  test('that is over makes no date, and says that it is', async () => {
    const { wang } = await startTeam();
    expect(
      await wang.command(
        '/customer 链接 华新钢铁 https://a.example/1 营业执照 有效期至2026年1月31日',
      ),
    ).toEqual([
      '华新钢铁有限公司 — 文件已保存',
      '<营业执照> · 证照 · 已于1月31日周六到期 · a.example',
      '[修改] [删除] [全部文件]',
    ]);
  });

  test('leaves a date that was kept by hand, and one that another document needs', async () => {
    const { emma } = await startTeam();
    await emma.command('/customer date Acme Foods contract ends 31 Mar 2027');
    await emma.command(
      '/customer link Acme Foods https://a.example/1 contract expires 31 Mar 2027',
    );
    await emma.press('Remove');
    expect((await emma.command('/customer dates Acme Foods'))[1]).toBe(
      'Contract ends: Wed, 31 Mar 2027 · once',
    );
    await emma.command(english);
    const first = emma.newest();
    await emma.command(
      '/customer link Acme Foods https://a.example/2 supply contract expires 30 June 2027',
    );
    await emma.press('Remove', first);
    expect((await emma.command('/customer dates Acme Foods'))[0]).toBe(
      'Acme Foods · Important dates · 2',
    );
    await emma.command('/customer files Acme Foods');
    await emma.press('Remove: supply contract');
    expect((await emma.command('/customer dates Acme Foods'))[0]).toBe(
      'Acme Foods · Important dates · 1',
    );
  });

  test('is added by a form as well', async () => {
    const { emma } = await startTeam();
    await emma.command('/customer files Acme Foods');
    expect(await emma.open('Add link')).toEqual({
      title: 'Keep a document',
      fields: { Link: '', Name: '', Kind: 'Other', 'Expires on': '' },
      submit: 'Save',
    });
    expect(await emma.send({ Link: 'docs.example.com' })).toEqual({
      Link: 'That is no complete link. It begins with https:// or http://.',
    });
    expect(await emma.sendAndRead({ Link: 'https://a.example/1', Kind: 'Letter' })).toEqual([
      'Acme Foods — Document kept',
      '<Letter> · a.example',
      '[Edit] [Remove] [All documents]',
    ]);
  });
});

test('documents are a sheet of their own in an export, of those whose documents the reader may see', async () => {
  const team = await startTeam();
  const { bot, wang, emma, li } = team;
  await wang.command(line);
  await emma.command('/customer link Acme Foods https://a.example/1 =photo()');
  const sheetOf = async (person: string, name: string) => {
    await bot.linesman.tick();
    await bot.linesman.tick();
    const file = await lastFile(team, person);
    const sheets = await readSpreadsheet(file.bytes, file.name);
    return sheets.find((sheet) => sheet.name === name)?.rows;
  };
  await emma.command('/customer export');
  expect(await sheetOf('UEMMA', 'Documents')).toEqual([
    ['Document of', 'Name', 'Kind', 'Link', 'Expires on', 'Added by', 'Added on'],
    ['Acme Foods', '=photo()', 'Photo', 'https://a.example/1', null, 'Emma Clark', '2026-11-20'],
  ]);
  await li.command('/customer export');
  expect((await sheetOf('ULI', 'Documents'))?.slice(1)).toEqual([
    [
      '华新钢铁有限公司',
      '供用电合同',
      'Supply contract',
      'https://docs.example.com/contract',
      '2027-06-30',
      '王磊',
      '2026-11-20',
    ],
    ['Acme Foods', '=photo()', 'Photo', 'https://a.example/1', null, 'Emma Clark', '2026-11-20'],
  ]);
});

describe('two customers that become one', () => {
  test('have all documents, the same one once; Undo gives each its own', async () => {
    const { emma } = await startTeam();
    await emma.command(
      '/customer link Acme Foods https://a.example/1 contract expires 31 Mar 2027',
    );
    await emma.command(
      '/customer link Acme Plastics https://a.example/1 contract expires 31 Mar 2027',
    );
    await emma.command('/customer link Acme Plastics https://a.example/2 photo');
    expect((await emma.command('/customer merge Acme Plastics into Acme Foods'))[1]).toBe(
      'What moves: 1 important date, 2 documents',
    );
    await emma.press('Merge');
    expect((await emma.command('/customer files Acme Foods'))[0]).toBe(
      'Acme Foods · Documents · 2',
    );
    await emma.press('Undo');
    expect((await emma.command('/customer files Acme Foods'))[0]).toBe(
      'Acme Foods · Documents · 1',
    );
    expect((await emma.command('/customer files Acme Plastics'))[0]).toBe(
      'Acme Plastics · Documents · 2',
    );
  });

  test('still have the end of a document that both had by another link, when one is removed', async () => {
    const { emma } = await startTeam();
    await emma.command(
      '/customer link Acme Plastics https://a.example/1 contract expires 31 Mar 2027',
    );
    await emma.command(
      '/customer link Acme Foods https://a.example/2 contract expires 31 Mar 2027',
    );
    const ours = emma.newest();
    await emma.command('/customer merge Acme Plastics into Acme Foods');
    await emma.press('Merge');
    await emma.press('Remove', ours);
    expect(await emma.command('/customer dates Acme Foods')).toEqual(
      expect.arrayContaining(['Contract ends: Wed, 31 Mar 2027 · once']),
    );
    await emma.command('/customer files Acme Foods');
    await emma.press('Remove: contract');
    expect((await emma.command('/customer dates Acme Foods')).join()).not.toContain(
      'Wed, 31 Mar 2027',
    );
  });
});

describe('the shortcut of a message', () => {
  const choose = async (team: TeamAtWork, person: string, ts: string) => {
    const actor = team.bot.workspace.as(person);
    const message = { channelId: 'CTEAM', ts };
    expect((await actor.shortcut('keep_document_from_message', message)).error).toBeNull();
  };

  test('keeps the file of a message with the customer that the form names', async () => {
    const team = await startTeam();
    const actor = team.bot.workspace.as('ULI');
    const file = { name: '接线图.pdf', bytes: Buffer.from('pdf') };
    await actor.upload('CTEAM', file, '华新钢铁 一次接线图');
    const ts = team.bot.workspace.messages('CTEAM').at(-1)?.ts ?? '';
    await choose(team, 'UWANG', ts);
    await team.bot.workspace.until(() => team.wang.hasForm() || undefined);
    expect(team.wang.form()).toEqual({
      title: '保存文件',
      fields: { 客户: '华新钢铁有限公司', 名称: '一次接线图', 类型: '图纸', 到期日: '' },
      submit: '保存',
    });
    expect(await team.wang.sendAndRead()).toEqual([
      '华新钢铁有限公司 — 文件已保存',
      '<一次接线图> · 图纸',
      '[修改] [删除] [全部文件]',
    ]);
  });

  test('takes the link that stands under other words, and refuses a colleague’s customer at its field', async () => {
    const team = await startTeam();
    const ts = await say(team, 'the contract is here https://docs.example.com/7?a=1&b=2');
    await choose(team, 'UEMMA', ts);
    await team.bot.workspace.until(() => team.emma.hasForm() || undefined);
    expect(team.emma.form().fields).toEqual({
      Customer: '',
      Link: 'https://docs.example.com/7?a=1&b=2',
      Name: 'the contract is here',
      Kind: 'Contract',
      'Expires on': '',
    });
    expect(await team.emma.send({ Customer: '华新钢铁' })).toEqual({
      Customer: 'The documents of “华新钢铁有限公司” are for 王磊 and the leads.',
    });
    expect((await team.emma.sendAndRead({ Customer: 'Acme Foods' }))[0]).toBe(
      'Acme Foods — Document kept',
    );
  });

  test('says so where a message has nothing to keep', async () => {
    const team = await startTeam();
    await choose(team, 'UEMMA', await say(team, 'nothing here'));
    await team.bot.workspace.until(() => team.bot.workspace.ephemerals('UEMMA')[0]);
    expect(readMessage(team.emma.newest())).toEqual([
      'This message has no file and no link that I could keep.',
    ]);
  });

  async function say(team: TeamAtWork, text: string): Promise<string> {
    await team.bot.workspace.as('ULI').say('CTEAM', text);
    return team.bot.workspace.messages('CTEAM').at(-1)?.ts ?? '';
  }
});
