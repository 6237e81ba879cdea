import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import type { CustomerId } from '../../src/domain/customer.ts';
import type { CustomerName } from '../../src/language/customers/find-customer.ts';
import { type Chooser, chooserOf, seededRandom } from './customer-names.ts';

/** What somebody types, and whom they mean. */
export type CustomerQuery = {
  readonly kind: QueryKind;
  readonly typed: string;
  readonly id: CustomerId;
};

const kinds = [
  'whole name',
  'part of the name',
  'alias',
  'account number',
  'pinyin',
  'initials',
  'other script',
  'typo in characters',
  'typo in letters',
  'typo in pinyin',
] as const;
export type QueryKind = (typeof kinds)[number];

const toTraditional = Converter({ from: 'cn', to: 't' });
const legalForm =
  /(?:股份有限公司|有限责任公司|有限公司)$|\s*(?:Co\., Ltd\.|Ltd|Inc\.|LLC|Limited|PLC)$/;

/** The forms of a name that the ambiguous are told by, made without the code under test. */
type Plain = Readonly<Record<'name' | 'sound' | 'initials', string>>;

/**
 * Queries of every kind in turn. What fits a second customer as well as the first (the same part,
 * sound or initials, or a typo that is another's name) is not asked: there is no right answer.
 */
export function customerQueries(
  customers: readonly CustomerName[],
  count: number,
  seed: number,
): readonly CustomerQuery[] {
  const chooser = chooserOf(seededRandom(seed));
  const [first, ...others] = customers;
  if (first === undefined) return [];
  const plain = customers.map((customer) => plainForms(customer));
  const queries: CustomerQuery[] = [];
  while (queries.length < count) {
    const kind = kinds[queries.length % kinds.length] ?? 'whole name';
    const customer = chooser.one([first, ...others]);
    const query = typedFor(kind, customer, chooser);
    if (query === null) continue;
    const isOpen = [query.meant, query.typed].some((text) =>
      fitsAnother(text, customer, customers, plain),
    );
    if (!isOpen) queries.push({ kind, typed: query.typed, id: customer.id });
  }
  return queries;
}

const squeeze = (text: string) => text.toLowerCase().replaceAll(/[\s（）().,]/g, '');
const syllables = (text: string) => pinyin(text, { toneType: 'none', type: 'array', v: true });

function plainForms({ name, otherNames, accountNumber }: CustomerName): Plain {
  const names = [name, ...otherNames];
  return {
    name: [...names, accountNumber ?? ''].map(squeeze).join('|'),
    sound: names.map((one) => squeeze(syllables(one).join(''))).join('|'),
    initials: names
      .map((one) =>
        syllables(one.replaceAll(/[\s（）().,]/g, ''))
          .map((part) => part.charAt(0))
          .join(''),
      )
      .join('|')
      .toLowerCase(),
  };
}

function fitsAnother(
  text: string,
  customer: CustomerName,
  customers: readonly CustomerName[],
  plain: readonly Plain[],
): boolean {
  const key = squeeze(text);
  return plain.some(
    ({ name, sound, initials }, position) =>
      customers[position] !== customer &&
      (name.includes(key) || sound.includes(key) || initials.includes(key)),
  );
}

type Typing = { readonly typed: string; readonly meant: string };
const same = (typed: string): Typing => ({ typed, meant: typed });

function typedFor(kind: QueryKind, customer: CustomerName, chooser: Chooser): Typing | null {
  const { name, otherNames, accountNumber } = customer;
  const bare = name.replace(legalForm, '');
  const isChinese = /\p{Script=Han}/u.test(name);
  const { chance } = chooser;
  switch (kind) {
    case 'whole name':
      return same(chance(0.5) ? name : bare);
    case 'part of the name':
      return same(partOf(bare, isChinese, chooser));
    case 'alias':
      return otherNames[0] === undefined ? null : same(otherNames[0]);
    case 'account number':
      return accountNumber === null ? null : same(accountNumber);
    case 'pinyin': {
      if (!isChinese) return null;
      return same(spoken(partOf(bare, true, chooser)).join(chance(0.5) ? '' : ' '));
    }
    case 'initials': {
      if (!isChinese || bare.length < 4) return null;
      return same(
        spoken(bare)
          .map((part) => part.charAt(0))
          .join(''),
      );
    }
    case 'other script': {
      const meant = chance(0.5) ? name : partOf(bare, true, chooser);
      return isChinese ? { typed: toTraditional(meant), meant } : null;
    }
    case 'typo in characters':
      return isChinese && bare.length > 4
        ? { typed: wrongCharacter(bare, chooser), meant: bare }
        : null;
    case 'typo in letters':
      return isChinese ? null : { typed: wrongLetter(bare, chooser), meant: bare };
    case 'typo in pinyin': {
      if (!isChinese) return null;
      const meant = spoken(bare).join('');
      return { typed: wrongLetter(meant, chooser), meant };
    }
  }
}

const spoken = (text: string) => syllables(text.replaceAll(/[（）]/g, ''));

function partOf(bare: string, isChinese: boolean, { random }: Chooser): string {
  const pieces = isChinese ? Array.from(bare.replaceAll(/（.*）/g, '')) : bare.split(' ');
  const least = isChinese ? 4 : 2;
  const length = Math.min(pieces.length, least + Math.floor(random() * 3));
  const start = Math.floor(random() * (pieces.length - length + 1));
  return pieces.slice(start, start + length).join(isChinese ? '' : ' ');
}

const homophones: Readonly<Record<string, string>> = {
  新: '欣',
  华: '化',
  东: '冬',
  宏: '红',
  成: '城',
  金: '今',
  中: '钟',
  盛: '胜',
  达: '答',
  钢: '刚',
  铁: '帖',
  工: '公',
  化: '华',
  电: '店',
  子: '紫',
  业: '叶',
  江: '姜',
  州: '周',
  市: '是',
};
const wrongOnes = '上下左右高低前后春夏秋冬红黄蓝白';

function wrongCharacter(name: string, { random, one }: Chooser): string {
  const characters = Array.from(name);
  const at = 1 + Math.floor(random() * (characters.length - 2));
  const [before, here, after] = [
    characters.slice(0, at),
    characters[at] ?? '',
    characters.slice(at + 1),
  ];
  const next = after[0] ?? '';
  return one([
    [
      ...before,
      homophones[here] ?? Array.from(wrongOnes)[Math.floor(random() * wrongOnes.length)],
      ...after,
    ].join(''),
    [...before, ...after].join(''),
    [...before, here, here, ...after].join(''),
    [...before, next, here, ...after.slice(1)].join(''),
  ]);
}

function wrongLetter(text: string, { random, one }: Chooser): string {
  const at = 1 + Math.floor(random() * (text.length - 2));
  const [before, here, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  return one([
    before + letter + after,
    before + after,
    before + here + here + after,
    before + after.charAt(0) + here + after.slice(1),
  ]);
}
