import { catalogues, type Words } from '../../i18n/words.ts';
import {
  type Contact,
  type ContactInput,
  type DecisionRole,
  decisionRoles,
  phoneDigits,
} from '../contact.ts';
import { type Locale, localeOfSlack, locales } from '../locale.ts';
import { decisionRoleNames } from '../value-names.ts';
import type { CalendarDay } from '../zoned-time.ts';
import type { Cell, ReadCell, WrittenCell } from './cell.ts';
import type { CellContext, ImportColumn } from './import-column.ts';
import { readChoice, readPhone, readWith, textOf } from './read-cells.ts';
import { customerHeaders } from './visit-columns.ts';

/** What a row can say of somebody at a customer's. */
export type ContactFields = Partial<ContactInput>;

/** One column about a person, read and written. */
type ContactColumn<Fields = ContactFields> = ImportColumn<Fields> & {
  readonly write: (contact: Contact, customerName: string, words: Words) => WrittenCell;
};

const roleWords: ReadonlyMap<string, DecisionRole> = new Map([
  ...decisionRoles.flatMap((role) =>
    Object.values(catalogues).map(
      (words) => [words[decisionRoleNames[role]].toLowerCase(), role] as const,
    ),
  ),
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

const languageWords: ReadonlyMap<string, Locale> = new Map([
  ...locales.flatMap((locale) =>
    Object.values(catalogues).map(
      (words) => [words[`language.${locale}`].toLowerCase(), locale] as const,
    ),
  ),
  ...['英语', '英語', '英文', 'en'].map((word) => [word, 'en'] as const),
  ...['中文', '汉语', '漢語', '普通话', '普通話', 'chinese', 'mandarin', 'zh'].map(
    (word) => [word, 'zh-Hans'] as const,
  ),
  ...['简体', '簡體', 'simplified chinese'].map((word) => [word, 'zh-Hans'] as const),
  ...['繁体', '繁體', 'traditional chinese'].map((word) => [word, 'zh-Hant'] as const),
]);

/** A language by its name, or by a code such as zh-TW. */
function readLanguage(cell: Cell): ReadCell<ContactFields> {
  const code = textOf(cell);
  const known = /^(?:en|zh)[-_][a-z]{2,4}$/i.test(code) ? localeOfSlack(code) : null;
  if (known) return { value: { language: known } };
  return readWith(readChoice(cell, languageWords, 'import.problem.language'), (language) => ({
    language,
  }));
}

/** Nobody at a customer's is younger: such a year is the one that a spreadsheet has put there. */
const youngest = 15;

const withoutTypedYear = (birthday: string, today: CalendarDay): string =>
  birthday.length > 'MM-DD'.length &&
  Number(today.slice(0, 4)) - Number(birthday.slice(0, 4)) < youngest
    ? birthday.slice('YYYY-'.length)
    : birthday;

function readBirthday(cell: Cell, { readers, today }: CellContext): ReadCell<ContactFields> {
  const said = textOf(cell).replace(/ 00:00$/, '');
  const birthday = readers.birthday(said);
  if (birthday === undefined) {
    const parameters = { value: [...said].slice(0, 40).join('') };
    return { problem: { key: 'import.problem.birthday', parameters } };
  }
  return { value: { birthday: withoutTypedYear(birthday, today) } };
}

/** Columns about a person; in a sheet of customers they are about the first one there. */
export const personColumns: readonly ContactColumn[] = [
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
    write: ({ name }) => name,
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
    write: ({ title }) => title || null,
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
    write: ({ decisionRole }, _customerName, words) =>
      decisionRole && words.t(decisionRoleNames[decisionRole]),
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
    write: ({ phone }) => phone,
    example: null,
  },
  {
    key: 'contact.email',
    label: 'contact.form.email',
    headers: ['mail', 'emailaddress', '邮箱', '郵箱', '电子邮件', '電子郵件', '邮件'],
    read: (cell) => ({ value: { email: textOf(cell) } }),
    write: ({ email }) => email,
    example: null,
  },
  {
    key: 'contact.key',
    label: 'import.column.keyPerson',
    headers: ['key', '关键人', '關鍵人', '关键联系人'],
    read: (cell) => readWith(readYes(cell), (isKeyPerson) => ({ isKeyPerson })),
    write: ({ isKeyPerson }, _customerName, words) => (isKeyPerson ? words.t('import.yes') : null),
    example: null,
  },
];

/** Every column of a sheet of contacts that is known, in the order of the template. */
export const contactColumns: readonly ContactColumn<
  ContactFields & { readonly customer?: string }
>[] = [
  {
    key: 'contact.customer',
    label: 'import.column.name',
    headers: customerHeaders.filter((header) => header !== 'name'),
    read: (cell) => ({ value: { customer: textOf(cell) } }),
    write: (_contact, customerName) => customerName,
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
  {
    key: 'contact.birthday',
    label: 'contact.form.birthday',
    headers: ['birthdate', 'dateofbirth', 'dob', '出生日期', '生辰', '生日日期'],
    read: readBirthday,
    // As text: of some the year is not known.
    write: ({ birthday }) => birthday,
    example: null,
  },
  {
    key: 'contact.language',
    label: 'contact.form.language',
    headers: ['language', 'lang', '语言', '語言', '常用语言', '常用語言', '沟通语言', '溝通語言'],
    read: readLanguage,
    write: ({ language }, _customerName, words) => language && words.t(`language.${language}`),
    example: null,
  },
];
