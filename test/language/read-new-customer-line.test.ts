import { expect, test } from 'vitest';
import type { ContactInput } from '../../src/domain/contact.ts';
import {
  type NewCustomerLine,
  readNewCustomerLine,
} from '../../src/language/read-new-customer-line.ts';

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
const li = { ...nobody, name: '李工', phone: '13812345678' };
const kva = (value: number) => ({ power: 'apparent', value: value * 1_000, from: null }) as const;
const line = (
  name: string,
  contact: ContactInput | null,
  more: Partial<NewCustomerLine> = {},
): NewCustomerLine => ({
  name,
  voltage: null,
  capacity: null,
  creditGrade: null,
  contact,
  ...more,
});
const rated = { voltage: 10_000, capacity: kva(2_000), creditGrade: 'A' } as const;

test.each<[string, NewCustomerLine]>([
  ['华新钢铁 联系人 李工 13812345678', line('华新钢铁', li)],
  ['华新钢铁联系人李工13812345678', line('华新钢铁', { ...li, name: '李工' })],
  [
    '华新钢铁，联系人：李工，电话 138 1234 5678',
    line('华新钢铁', { ...li, phone: '138 1234 5678' }),
  ],
  ['華新鋼鐵 聯絡人 李工 +852 9123 4567', line('華新鋼鐵', { ...li, phone: '+852 9123 4567' })],
  ['滨江医院 10kV 2000kVA A级 联系人 李工 13812345678', line('滨江医院', li, rated)],
  ['滨江医院 联系人 李工 13812345678 10kV 2000kVA A级', line('滨江医院', li, rated)],
  ['滨江医院 A级 10kV 2000kVA 联系人 李工 13812345678', line('滨江医院', li, rated)],
  ['滨江医院 信用A 10kV 2000kVA', line('滨江医院', null, rated)],
  ['Riverside Hospital grade A 10kV 2000kVA', line('Riverside Hospital', null, rated)],
  ['Riverside Hospital 10kV grade A 2000kVA', line('Riverside Hospital', null, rated)],
  ['滨江医院 联系人 李工 13812345678 A级 10kV 2000kVA', line('滨江医院', li, rated)],
  ['滨江医院 联系人 李工 信用A 13812345678 10kV 2000kVA', line('滨江医院', li, rated)],
  ['滨江医院 10kV 信用A 2000', line('滨江医院', null, rated)],
  ['滨江医院 10 A级 2000kVA', line('滨江医院', null, rated)],
  ['华信 A级 2号厂 10kV', line('华信 A级 2号厂', null, { voltage: 10_000 })],
  ['华信A级供应商 10kV', line('华信A级供应商', null, { voltage: 10_000 })],
  ['Grade A Foods 10kV 2000kVA', line('Grade A Foods', null, { ...rated, creditGrade: null })],
  [
    '滨江医院 联系人 李工 10kV 2000kVA 13812345678',
    line('滨江医院', li, { ...rated, creditGrade: null }),
  ],
  [
    '滨江医院 联系人 李工 设备部主任 13812345678 关键人',
    line('滨江医院', { ...li, title: '设备部主任', isKeyPerson: true }),
  ],
  ['滨江医院 联系人 李工', line('滨江医院', { ...li, phone: null })],
  ['滨江医院（新） 联系人 李工', line('滨江医院（新）', { ...li, phone: null })],
  [
    'Riverside Hospital contact Dr Lee +44 20 7946 0000',
    line('Riverside Hospital', { ...nobody, name: 'Dr Lee', phone: '+44 20 7946 0000' }),
  ],
  [
    'Riverside Hospital 10kV, Contact: Ann Lee, plant manager, 13812345678, 2000 kVA grade A',
    line(
      'Riverside Hospital',
      { ...nobody, name: 'Ann Lee', title: 'plant manager', phone: '13812345678' },
      rated,
    ),
  ],
  ['First Contact Foods 10kV', line('First Contact Foods', null, { voltage: 10_000 })],
  ['Contact Energy', line('Contact Energy', null)],
  [
    'First Contact Foods contact Ann 13812345678',
    line('First Contact Foods', { ...nobody, name: 'Ann', phone: '13812345678' }),
  ],
  // Who is called at that number is asked.
  ['华新钢铁 13812345678', line('华新钢铁', { ...nobody, phone: '13812345678' })],
  ['Acme Foods phone 027-86881234', line('Acme Foods', { ...nobody, phone: '027-86881234' })],
  ['Acme Foods 2000', line('Acme Foods 2000', null)],
  ['联系人 李工', line('联系人 李工', null)],
])('%s', (typed, read) => {
  expect(readNewCustomerLine(typed)).toEqual(read);
});
