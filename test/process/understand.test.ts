import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'linesman-understand-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function understand(lines: readonly unknown[], ...options: readonly string[]) {
  const running = spawn(process.execPath, ['src/understand.ts', ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.stdin.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const answers = (await text(running.stdout)).trimEnd().split('\n');
  return answers.map((answer): unknown => JSON.parse(answer));
}
const nothing = {
  iso: null,
  hasTime: false,
  text: null,
  dates: [],
  customer: null,
  quantities: [],
};
const asked = (said: string, timezone = 'Asia/Shanghai') => ({
  text: said,
  reference: '2026-03-11T10:20:00',
  timezone,
});

test('a text that tells of a visit and promises something is a line, also without its command', async () => {
  const answers = await understand([
    asked('宏达玻璃 前天谈了增容，要求5月底前送电，周五前报方案'),
    asked('晚上8点送电'),
    asked('Lakeside Paper: director travels from Sunday to Tuesday, call back on Wednesday'),
  ]);
  expect(answers).toMatchObject([
    { iso: '2026-03-13', hasTime: false, text: '周五' },
    { iso: '2026-03-11T20:00', hasTime: true, text: '晚上8点' },
    { iso: '2026-03-18', hasTime: false, text: 'on Wednesday' },
  ]);
});

test('a line and a phrase are explained in the order they came', async () => {
  const answers = await understand([
    asked(
      '/visit Acme Foods visited yesterday, second feed wanted by 1 May, call back next Tue 3pm',
    ),
    { ...asked('明天下午'), lang: 'zh' },
    asked('nothing to see here'),
  ]);
  expect(answers).toEqual([
    {
      iso: '2026-03-17T15:00',
      hasTime: true,
      text: 'next Tue 3pm',
      dates: [
        { role: 'visit', iso: '2026-03-10', hasTime: false, text: 'yesterday' },
        { role: 'required', iso: '2026-05-01', hasTime: false, text: '1 May' },
        { role: 'follow-up', iso: '2026-03-17T15:00', hasTime: true, text: 'next Tue 3pm' },
      ],
      customer: { kind: 'unknown', typed: 'Acme Foods' },
      quantities: [],
    },
    {
      iso: '2026-03-12',
      hasTime: false,
      text: '明天下午',
      dates: [{ role: 'visit', iso: '2026-03-12', hasTime: false, text: '明天下午' }],
      customer: null,
      quantities: [],
    },
    nothing,
  ]);
});

test('customers and working days come from files', async () => {
  const customers = join(folder, 'customers.json');
  writeFileSync(
    customers,
    JSON.stringify([{ name: '华新钢铁有限公司', aliases: ['Huaxin Steel'] }]),
  );
  const calendar = join(folder, 'calendar.json');
  writeFileSync(calendar, JSON.stringify({ '2026-03-12': false, '2026-03-14': true }));
  const [named, workday] = await understand(
    [asked('/visit Huaxin Steel 下个工作日回访'), asked('in 2 working days')],
    ...['--customers', customers, '--calendar', calendar],
  );
  expect(named).toMatchObject({
    iso: '2026-03-13',
    customer: { kind: 'one', id: '华新钢铁有限公司', matched: 'Huaxin Steel' },
  });
  expect(workday).toMatchObject({ iso: '2026-03-14' });
});

test('a file of customers may have a name a line', async () => {
  const customers = join(folder, 'customers.txt');
  writeFileSync(customers, '华新钢铁有限公司\n{"id":"C2","name":"Acme Foods"}\n');
  const answers = await understand(
    [asked('/visit hxgt 下周三回访'), asked('/visit Acme Foods call back tomorrow')],
    ...['--customers', customers],
  );
  expect(answers).toMatchObject([
    { customer: { kind: 'one', id: '华新钢铁有限公司', matched: 'hxgt' }, iso: '2026-03-18' },
    { customer: { kind: 'one', id: 'C2' }, iso: '2026-03-12' },
  ]);
});

test('what is no question is answered with what is wrong, and the next one still comes', async () => {
  const answers = await understand([
    { text: 1 },
    { ...asked('tomorrow'), reference: '2026-02-30T10:00:00' },
    asked('tomorrow', 'Mars/Olympus'),
    asked('tomorrow'),
  ]);
  expect(answers).toEqual([
    { ...nothing, error: expect.stringContaining('expected string, received number') },
    { ...nothing, error: 'No such day: 2026-02-30' },
    { ...nothing, error: expect.stringContaining('Mars/Olympus') },
    expect.objectContaining({ iso: '2026-03-12' }),
  ]);
});
