import { expect, test } from 'vitest';
import { type ContactInput, phoneDigits } from '../../src/domain/contact.ts';
import { readBirthday } from '../../src/language/read-birthday.ts';
import { readContactLine } from '../../src/language/read-contact-line.ts';

const nobody: ContactInput = {
  name: '',
  title: '',
  decisionRole: null,
  phone: null,
  email: null,
  birthday: null,
  language: null,
  isKeyPerson: false,
};

test.each<[string, Partial<ContactInput>]>([
  ['王建国 设备部主任 13800138000', { name: '王建国', title: '设备部主任', phone: '13800138000' }],
  [
    '王建国，设备部主任，电话：027-8688 1234 转 602，关键人，决策者',
    {
      name: '王建国',
      title: '设备部主任',
      phone: '027-8688 1234 转 602',
      isKeyPerson: true,
      decisionRole: 'decision-maker',
    },
  ],
  [
    '陳美玲 採購經理 手機 +852 9123 4567 關鍵人 發起人 meiling@harbour.hk',
    {
      name: '陳美玲',
      title: '採購經理',
      phone: '+852 9123 4567',
      email: 'meiling@harbour.hk',
      isKeyPerson: true,
      decisionRole: 'initiator',
    },
  ],
  [
    'John Smith, plant manager, 021-55550100, john.smith@acme.com',
    {
      name: 'John Smith',
      title: 'plant manager',
      phone: '021-55550100',
      email: 'john.smith@acme.com',
    },
  ],
  [
    'Dr Mary O’Neil head of energy key person, technical expert, tel. +1 (212) 555-0100',
    {
      name: 'Dr Mary O’Neil',
      title: 'head of energy',
      phone: '+1 (212) 555-0100',
      isKeyPerson: true,
      decisionRole: 'technical-expert',
    },
  ],
  ['李工 教练', { name: '李工', decisionRole: 'coach' }],
  ['张伟 最终使用者', { name: '张伟', decisionRole: 'user' }],
  ['赵敏 2号车间主任', { name: '赵敏', title: '2号车间主任' }],
  ['１３８００１３８０００ 王强', { name: '王强', phone: '13800138000' }],
])('a contact is read: %s', (typed, contact) => {
  expect(readContactLine(typed)).toEqual({ ...nobody, ...contact });
});

test('a phone is compared by its digits, without the code of China and the extension', () => {
  const typed = ['138 0013 8000', '+86-13800138000', '0086 138-0013-8000', '13800138000转8'];
  expect(new Set(typed.map(phoneDigits))).toEqual(new Set(['13800138000']));
  expect(phoneDigits('+852 9123 4567')).toBe('85291234567');
});

test.each([
  ['3月15日', '03-15'],
  ['1975-3-5', '1975-03-05'],
  ['2/29', '02-29'],
  ['1975年12月1日', '1975-12-01'],
  ['2/30', undefined],
  ['1975-02-29', undefined],
  ['spring', undefined],
])('a birthday is read: %s', (typed, birthday) => {
  expect(readBirthday(typed)).toBe(birthday);
});
