import { expect, test } from 'vitest';
import { z } from 'zod';
import { commands } from '../../commands/index.ts';
import type { Locale } from '../../src/domain/locale.ts';
import { wordsFor } from '../../src/i18n/words.ts';
import { setupCodeHash } from '../../src/usecases/set-up-team.ts';
import { alterAnswers } from '../support/alter-answers.ts';
import { startBot } from '../support/start-bot.ts';
import { startTeam } from '../support/start-team.ts';
import { expectNoRefusals, personOf } from '../support/talk-to-bot.ts';

test('help shows the first lines to try of each noun, in the reader’s language', async () => {
  const { wang, emma } = await startTeam();
  expect(await emma.command('/kam help')).toEqual([
    'What you can type',
    'Log a visit or an appointment, with its follow-up',
    'Try `/visit Acme Foods yesterday: second feed wanted by October, follow up next Tue 3pm`',
    'Make an appointment; its brief comes an hour before',
    'Try `/visit plan Acme Foods tomorrow 10am contract`',
    'Where we stand with a customer',
    'Try `/customer Acme`',
    'Add a customer',
    'Try `/customer add Riverside Hospital 10kV 2000kVA`',
    'Open a grid-connection ticket',
    'Try `/ticket open Acme Foods 10kV 2000kVA dual supply new connection power by 30 June`',
    'What you have to do: your stages and tickets, or your department’s queue',
    'Try `/ticket`',
    'Your follow-ups: overdue, due today, this week and later',
    'Try `/due`',
    'Mark a follow-up as done',
    'Try `/due done F-31 drawings sent`',
    'How work stands: visits, follow-ups, tickets, customers, people',
    'Try `/progress week`',
    'The same figures as a spreadsheet, a sheet for each topic',
    'Try `/progress export last month`',
    'What you can type, with examples',
    'Try `/kam help`',
    'How I know you: name, role, team, language, zone',
    'Try `/kam whoami`',
    'All that a noun can do: `/visit help` · `/customer help` · `/ticket help` · `/due help` · `/progress help` · `/kam help`',
    'The same lines work in a direct message to me and after an @mention, without the slash.',
    'A follow-up is named by its reference, such as F-31; /due lists yours.',
  ]);
  const inChinese = await wang.command('/kam');
  expect(inChinese).toEqual(await wang.command('/kam 帮助'));
  expect(inChinese.slice(0, 3)).toEqual([
    '可以这样输入',
    '登记走访或预约，并安排跟进',
    '试试 `/visit 华新钢铁 谈增容2000kVA，王主任要供电方案 下周三下午3点回访`',
  ]);
});

test('help for one noun shows three lines that work, and what else there is', async () => {
  const { emma, chen } = await startTeam();
  const help = await emma.command('/visit help');
  expect(help).toEqual([
    'What you can type',
    'Log a visit or an appointment, with its follow-up',
    'Try `/visit Acme Foods yesterday: second feed wanted by October, follow up next Tue 3pm`',
    'Make an appointment; its brief comes an hour before',
    'Try `/visit plan Acme Foods tomorrow 10am contract`',
    'Visits: yours, of a customer, of this week',
    'Try `/visit list week`',
    'Also',
    '• `/visit search <words>` Search what was said at visits',
    '• `/visit export [customer | mine | week | month | appointments]` Visits as a spreadsheet, with the filters of the list',
    '• `/visit <V-12>` A visit by its reference',
    '• `/visit add <V-12> <what else was said> [follow-up when]` Add to a visit later',
    '• `/visit report <V-12>` Fill in the visit report',
    '• `/visit comment <V-12> [what you have to say]` Comment on a visit report, as a lead',
    '• `/visit edit <V-12>` Change a visit in its form',
    '• `/visit undo <V-12>` Take a visit or an appointment back',
    'The same lines work in a direct message to me and after an @mention, without the slash.',
  ]);
  expect(await emma.command('/kam visit help')).toEqual(help);
  expect(await emma.command('/kam help visit')).toEqual(help);
  expect(await emma.command('/visit ?')).toEqual(help);
  expect((await chen.command('/visit 幫助')).slice(7, 9)).toEqual([
    '還可以',
    '• `/visit 搜尋 <內容>` 搜尋走訪內容',
  ]);
});

test('every example of the help is a line that works', async () => {
  const { bot, wang, emma } = await startTeam();
  await emma.command('/customer add Riverside Clinic');
  for (let number = 1; number <= 40; number += 1) {
    await emma.command('/due add ask for drawings on Sunday');
  }
  const examplesIn = (locale: Locale) => commands.map(({ example }) => wordsFor(locale).t(example));
  const firstLines: (string | undefined)[] = [];
  for (const line of examplesIn('en')) firstLines.push((await emma.command(line))[0]);
  expect(firstLines).toEqual([
    'V-1 · Acme Foods — Visit logged',
    'V-2 · Acme Foods — Appointment made',
    'Visits · mine · this week · 2',
    'Visits · “second feed” · 1',
    'The file comes in our direct messages.',
    'V-12 does not exist in your team.',
    'V-12 does not exist in your team.',
    'V-12 does not exist in your team.',
    'V-12 does not exist in your team.',
    'V-12 does not exist in your team.',
    'V-12 does not exist in your team.',
    '2 customers fit “Acme”',
    'Riverside Hospital — Customer added',
    'No customer fits: mine · visit overdue.',
    'Brief: Acme Foods',
    'Acme Foods — Contact kept',
    'Acme Foods · Contacts · 1',
    '3 of 4 customers lack something',
    'Acme Foods — Credit rated',
    'Acme Foods — Date kept',
    'Acme Foods · Important dates · 1',
    'Acme Foods · Documents · 0',
    'Acme Foods — Document kept',
    undefined,
    'Acme Foods',
    'Merge “Acme Plastics” into “Acme Foods”?',
    'The template comes as a file. Fill it in and put it here, with the word `import`.',
    'The file comes in our direct messages.',
    'GC-1 · Acme Foods — Ticket opened · 🔵 on track',
    'Tickets · mine · 1',
    'GC-12 does not exist in your team.',
    'No tickets: overdue.',
    'The file comes in our direct messages.',
    'The picture comes as a direct message in a moment.',
    'GC-12 does not exist in your team.',
    'You have no stage in hand.',
    ...Array.from({ length: 22 }, () => 'GC-12 does not exist in your team.'),
    'This week · 40',
    'F-31 · ask for drawings',
    'F-31 is closed already.',
    'F-42 · Acme Foods · send the supply plan — Follow-up added',
    'Follow-ups of the team',
    'To whom? Mention a colleague of your team.',
    'F-31 · ask for drawings',
    'F-31 is closed already.',
    'F-31 · ask for drawings — History',
    'Progress · Emma Clark · overview · Mon 16 Nov – Sun 22 Nov',
    'The file comes in our direct messages.',
    'Nothing: Visits overdue · Emma Clark · Mon 16 Nov – Sun 22 Nov.',
    'What you can type',
    'You are Emma Clark',
    undefined,
    // Whom it names nobody here is called.
    'I do not know what “@Wang covers” means here. Write the days and who stands in.',
    'You are not away, and nothing is planned.',
    'Only an owner or admin of this Slack workspace may do that, or whoever has the code that was printed when Linesman started: /kam setup <code>',
    'When and how often the team is reminded',
    'Who is meant? Mention a colleague of your team.',
    'Teams',
    'Wrap-up, Thu 19 Nov: nothing written.',
    'Plan of the week Mon 23 Nov – Sun 29 Nov — waits for a lead',
    'Plan of the month Sun 1 Nov – Mon 30 Nov — waits for a lead',
    'Weekly progress, Fri 20 Nov',
    'There are no minutes of the week of Fri 13 Nov.',
    '2026 in figures',
    'Departments',
    'Who is meant? Mention a colleague of your team.',
    'Stages and limits',
    'Only a lead or an admin sees what was not sent.',
    'Only a lead or an admin sees who changed what.',
    'Only a lead or an admin may erase a contact.',
    'Only a lead or an admin may pause what is sent, or end a pause.',
    'Only a lead or an admin may pause what is sent, or end a pause.',
    'Working-day calendar · CN',
    'Your calendar has no address.',
  ]);
  const firstLinesInChinese: (string | undefined)[] = [];
  for (const line of examplesIn('zh-Hans')) firstLinesInChinese.push((await wang.command(line))[0]);
  expect(firstLinesInChinese).toEqual([
    'V-3 · 华新钢铁有限公司 — 走访已登记',
    'V-4 · 华新钢铁有限公司 — 预约已登记',
    '走访 · 我的 · 本周 · 2 条',
    '没有走访记录：“双电源”。',
    '文件会发到我们的私信里。',
    '你的团队里没有 V-12。',
    '你的团队里没有 V-12。',
    '你的团队里没有 V-12。',
    '你的团队里没有 V-12。',
    '你的团队里没有 V-12。',
    '你的团队里没有 V-12。',
    '华新钢铁有限公司',
    '滨江医院 — 客户已新增',
    '没有符合条件的客户：我的 · 走访超期。',
    '简报：华新钢铁有限公司',
    '华新钢铁有限公司 — 联系人已保存',
    '华新钢铁有限公司 · 联系人 · 1',
    '4 家客户中有 3 家资料不全',
    '华新钢铁有限公司 — 信用已评定',
    '华新钢铁有限公司 — 日期已添加',
    '华新钢铁有限公司 · 重要日期 · 1',
    '华新钢铁有限公司 · 文件 · 0',
    '华新钢铁有限公司 — 文件已保存',
    undefined,
    '华新钢铁有限公司',
    '把“东方纺织厂”合并到“东方化工股份有限公司”？',
    '模板会以文件发来。填好后发到这里，并写上 `导入`。',
    '文件会发到我们的私信里。',
    'GC-2 · 华新钢铁有限公司 — 已立项 · 🔵 正常',
    '工单 · 我的 · 1',
    '你的团队里没有 GC-12。',
    '没有工单：超期。',
    '文件会发到我们的私信里。',
    '图片稍后私信发给你。',
    '你的团队里没有 GC-12。',
    '你没有在办环节。',
    ...Array.from({ length: 22 }, () => '你的团队里没有 GC-12。'),
    '本周没有到期的跟进。',
    'F-31 由 Emma Clark 负责，只有本人和主管可以修改。',
    'F-31 由 Emma Clark 负责，只有本人和主管可以修改。',
    'F-44 · 华新钢铁有限公司 · 送供电方案 — 跟进已新增',
    '团队的跟进',
    'F-31 由 Emma Clark 负责，只有本人和主管可以修改。',
    'F-31 由 Emma Clark 负责，只有本人和主管可以修改。',
    'F-31 由 Emma Clark 负责，只有本人和主管可以修改。',
    'F-31 由 Emma Clark 负责，只有本人和主管可以修改。',
    '进展 · 王磊 · 总览 · 11月16日周一至11月22日周日',
    '文件会发到我们的私信里。',
    '没有记录：走访超期 · 王磊 · 11月16日周一至11月22日周日。',
    '可以这样输入',
    '你是 王磊',
    undefined,
    '代理人不能是自己，请 @ 一位同事。',
    '你目前没有休假安排。',
    '只有这个 Slack 工作区的所有者或管理员可以设置，或者持有 Linesman 启动时打印的代码：/kam 团队设置 <代码>',
    '提醒时间与次数',
    '只有管理员可以设定角色。',
    '团队',
    '当日小结（11月19日周四）：未填写。',
    '你的周计划 11月23日周一 – 11月29日周日 — 待主管审阅',
    '你的月计划 11月1日周日 – 11月30日周一 — 待主管审阅',
    '大客户工程进度周通报 11月20日周五',
    '11月13日周五 那一周没有会议纪要。',
    '2026 年度数据',
    '部门',
    '把王磊的工作交接给李伟？',
    '环节与时限',
    '只有主管或管理员可以查看未送达的消息。',
    '只有主管或管理员可以查看修改记录。',
    '只有主管或管理员可以清除联系人。',
    '只有主管或管理员可以暂停或恢复发送。',
    '只有主管或管理员可以暂停或恢复发送。',
    '工作日历 · CN',
    '你还没有日历订阅地址。',
  ]);
  expect(bot.log.entries).toEqual([]);
});

test('whoami says how the bot knows the person', async () => {
  const { chen, li } = await startTeam({ hearsDays: true });
  expect((await chen.command('/kam 我是誰')).slice(0, 6)).toEqual([
    '你是 陳美玲',
    '角色：客戶經理',
    '團隊：Key accounts',
    '語言：繁體中文',
    '時區：Asia/Shanghai，當地現在是 11月20日週五 10:00',
    '作為「Key accounts」的客戶經理，你可以：',
  ]);
  expect((await li.command('/kam whoami')).slice(0, 6)).toEqual([
    'You are 李伟',
    'Role: lead',
    'Team: Key accounts',
    'Language: English',
    'Time zone: Asia/Shanghai; it is Fri 20 Nov, 10:00 there',
    'You may, as lead of “Key accounts” and as an owner or admin of this Slack workspace:',
  ]);
});

test('an admin of the workspace sets the team up, and what was set stands there next time', async () => {
  const { li, bot } = await startTeam();
  expect(await li.command('/kam setup')).toEqual([]);
  expect(li.form()).toEqual({
    title: 'Set up the team',
    fields: {
      'Name of the team': 'Key accounts',
      'Team channel': '',
      'Leads channel': '',
      'Admins’ channel': '',
      Leads: 'ULI',
      'Time zone': 'Asia/Shanghai',
      'Language of the channels': 'English',
      'Digest at': '07:45',
      'Who may join': 'Open: whoever uses me joins the team',
    },
    submit: 'Save',
  });
  expect(await li.send({ 'Time zone': 'Mars/Olympus' })).toEqual({
    'Time zone': '“Mars/Olympus” is not a time zone I know.',
  });
  expect(
    await li.sendAndRead({
      'Name of the team': '大客户所',
      'Team channel': 'CTEAM',
      'Leads channel': 'CLEADS',
      'Admins’ channel': '',
      Leads: 'UWANG ULI',
      'Time zone': 'Asia/Urumqi',
      'Language of the channels': '简体中文',
      'Digest at': '08:10',
      'Who may join': 'Closed: only the people who are in it',
    }),
  ).toEqual([
    'The team “大客户所” is set up.',
    'Digest in #CTEAM at 08:10 (Asia/Urumqi) on working days.',
  ]);
  await li.command('/kam setup');
  expect(li.form().fields).toEqual({
    'Name of the team': '大客户所',
    'Team channel': 'CTEAM',
    'Leads channel': 'CLEADS',
    'Admins’ channel': '',
    Leads: 'ULI UWANG',
    'Time zone': 'Asia/Urumqi',
    'Language of the channels': '简体中文',
    'Digest at': '08:10',
    'Who may join': 'Closed: only the people who are in it',
  });
  expect(bot.log.entries).toEqual([]);
});

test('leads whom the bot has never seen are taken into the team; who cannot be is named', async () => {
  const bot = await startBot({
    between: (apiUrl) =>
      alterAnswers(apiUrl, (method, answer) => {
        if (method !== 'users.info') return answer;
        const { user } = z.looseObject({ user: z.looseObject({}) }).parse(answer);
        return { ...answer, user: { ...user, is_restricted: user.id === 'UCHEN' } };
      }),
  });
  expectNoRefusals(bot);
  const li = personOf(bot, 'ULI');
  await li.command('/kam setup');
  expect(await li.sendAndRead({ Leads: 'UWANG UCHEN' })).toEqual([
    'The team “Key accounts” is set up.',
    'No team channel yet, so there is no digest.',
    'Quiet start: until Fri 27 Nov the visits and meetings that I would raise are listed for admins, not sent.',
    'Not taken as leads, because they are guests, bots, not of this workspace or in another team: 陳美玲.',
  ]);
  await li.command('/kam setup');
  expect(li.form().fields.Leads).toBe('UWANG');
  expect((await personOf(bot, 'UWANG').command('/kam whoami')).slice(0, 3)).toEqual([
    '你是 王磊',
    '角色：主管',
    '团队：Key accounts',
  ]);
});

test('setup is refused to others, until one of them has the one-time code', async () => {
  const { bot, wang, emma } = await startTeam();
  const refused = [
    'Only an owner or admin of this Slack workspace may do that, or whoever has the code that was printed when Linesman started: /kam setup <code>',
  ];
  expect(await emma.command('/kam setup')).toEqual(refused);
  await bot.store.write(({ workspaces }) =>
    workspaces.setSetupCodeHash(bot.linesman.workspaceId, setupCodeHash('0A1B2C3D4E')),
  );
  expect(await emma.command('/kam setup 0A1B2C3D4F')).toEqual([
    'That is not the code, or it was used already.',
  ]);
  expect(await emma.command('/kam setup 0a1b2c3d4e')).toEqual([
    'The code is right: you are an admin now. Type /kam setup to set up the team.',
  ]);
  expect(await wang.command('/kam 团队设置 0A1B2C3D4E')).toEqual(['代码不对，或者已经用过。']);
  expect(await emma.command('/kam setup')).toEqual([]);
  expect(emma.form().title).toBe('Set up the team');
});

test('the code that was printed is worth nothing once the team is set up', async () => {
  const { bot, li, emma } = await startTeam();
  await bot.store.write(({ workspaces }) =>
    workspaces.setSetupCodeHash(bot.linesman.workspaceId, setupCodeHash('0A1B2C3D4E')),
  );
  await li.command('/kam setup');
  await li.sendAndRead();
  expect(await emma.command('/kam setup 0A1B2C3D4E')).toEqual([
    'That is not the code, or it was used already.',
  ]);
});

test('a form that was open when the right was lost saves nothing', async () => {
  const { bot, team, li } = await startTeam();
  await li.command('/kam setup');
  await bot.store.write(async ({ people }) => {
    const person = await people.findBySlackUser(bot.linesman.workspaceId, 'ULI');
    if (person) await people.save({ ...person, isWorkspaceAdmin: false });
  });
  expect(Object.keys(await li.send({ 'Name of the team': 'Mine' }))).toEqual(['Name of the team']);
  expect((await bot.store.read.teams.find(team.id))?.name).toBe('Key accounts');
});
