import { type ContactInput, type DecisionRole, phoneDigits } from '../contact.ts';
import type { ImportColumn } from './import-column.ts';
import { readChoice, readPhone, readWith, textOf } from './read-cells.ts';
import { customerHeaders } from './visit-columns.ts';

/** What a row can say of somebody at a customer's. */
export type ContactFields = Partial<
  Pick<ContactInput, 'name' | 'title' | 'decisionRole' | 'phone' | 'email' | 'isKeyPerson'>
>;

const roleWords: ReadonlyMap<string, DecisionRole> = new Map([
  ...['initiator', '发起者', '發起者', '发起人', '發起人'].map(
    (word) => [word, 'initiator'] as const,
  ),
  ...['user', '使用者', '用户', '使用人'].map((word) => [word, 'user'] as const),
  ...[
    'technical expert',
    'technical-expert',
    '技术专家',
    '技術專家',
    '技术把关者',
    '技術把關者',
  ].map((word) => [word, 'technical-expert'] as const),
  ...['decision maker', 'decision-maker', '决策者', '決策者', '决策人', '決策人'].map(
    (word) => [word, 'decision-maker'] as const,
  ),
  ...['coach', '教练', '教練', '内线', '內線'].map((word) => [word, 'coach'] as const),
]);

const yesWords: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'y', 'true', '1', 'x', '✓', '是', '√'].map((word) => [word, true] as const),
  ...['no', 'n', 'false', '0', '-', '否', '不是'].map((word) => [word, false] as const),
]);

/** Yes or no. */
export const readYes = (cell: Parameters<typeof textOf>[0]) =>
  readChoice(typeof cell === 'boolean' ? String(cell) : cell, yesWords, 'import.problem.yes');

/** Columns about a person; in a sheet of customers they are about the first one there. */
export const personColumns: readonly ImportColumn<ContactFields>[] = [
  {
    key: 'contact.name',
    label: 'import.column.contact',
    headers: [
      'contactname',
      'contactperson',
      '联系人',
      '聯絡人',
      '联系人姓名',
      '聯絡人姓名',
      '首席联系人',
    ],
    read: (cell) => ({ value: { name: textOf(cell) } }),
    example: null,
  },
  {
    key: 'contact.title',
    label: 'import.column.contactTitle',
    headers: [
      'jobtitle',
      'title',
      'position',
      '职务',
      '職務',
      '职位',
      '職位',
      '联系人职务',
      '聯絡人職稱',
    ],
    read: (cell) => ({ value: { title: textOf(cell) } }),
    example: null,
  },
  {
    key: 'contact.role',
    label: 'contact.form.role',
    headers: ['decisionrole', 'role', '决策角色', '決策角色', '决策链', '決策鏈'],
    read: (cell) =>
      readWith(readChoice(cell, roleWords, 'import.problem.role'), (decisionRole) => ({
        decisionRole,
      })),
    example: null,
  },
  {
    key: 'contact.phone',
    label: 'contact.form.phone',
    headers: [
      'phonenumber',
      'telephone',
      'mobile',
      'tel',
      'contactphone',
      '手机',
      '手機',
      '手机号',
      '联系电话',
      '聯絡電話',
      '电话号码',
      '電話號碼',
      '联系方式',
    ],
    read: (cell) => readWith(readPhone(cell, phoneDigits), (phone) => ({ phone })),
    example: null,
  },
  {
    key: 'contact.email',
    label: 'contact.form.email',
    headers: ['mail', 'emailaddress', '邮箱', '郵箱', '电子邮件', '電子郵件', '邮件'],
    read: (cell) => ({ value: { email: textOf(cell) } }),
    example: null,
  },
  {
    key: 'contact.key',
    label: 'import.column.keyPerson',
    headers: ['key', '关键人', '關鍵人', '关键联系人'],
    read: (cell) => readWith(readYes(cell), (isKeyPerson) => ({ isKeyPerson })),
    example: null,
  },
];

/** Every column of a sheet of contacts that is known, in the order of the template. */
export const contactColumns: readonly ImportColumn<
  ContactFields & { readonly customer?: string }
>[] = [
  {
    key: 'contact.customer',
    label: 'import.column.name',
    headers: customerHeaders.filter((header) => header !== 'name'),
    read: (cell) => ({ value: { customer: textOf(cell) } }),
    example: 'import.example.name',
  },
  ...personColumns.map((column) =>
    column.key === 'contact.name'
      ? {
          ...column,
          headers: [...column.headers, 'name', '姓名'],
          example: 'import.example.contact' as const,
        }
      : column,
  ),
];
