import { catalogues, type MessageKey, type Words } from '../../i18n/words.ts';
import { type CustomerProfile, firstSupply, type UsageCategory } from '../customer-profile.ts';
import type { ImportanceLevel } from '../ticket/ticket.ts';
import { importanceNames, usageNames } from '../value-names.ts';
import type { Cell, ReadCell, WrittenCell } from './cell.ts';
import { readYes } from './contact-columns.ts';
import type { ImportColumn } from './import-column.ts';
import { readChoice, readName, readPastDay, readWith, textOf } from './read-cells.ts';

/** What a list can say of a customer's profile. */
export type ProfileFields = Omit<CustomerProfile, 'supplyPoints'>;

/** One column about it, read and written. */
export type ProfileColumn = ImportColumn<Partial<ProfileFields>> & {
  readonly write: (profile: ProfileFields, words: Words) => WrittenCell;
};

/** What values are called in every language, and their own names. */
const wordsFor = <Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, MessageKey>>,
): ReadonlyMap<string, Value> =>
  new Map(
    values.flatMap((value) => {
      const said = Object.values(catalogues).map((words) => words[labels[value]].toLowerCase());
      // 二级 says as much as 二级重要用户, 大工业 as 大工业用电.
      const short = said.map((word) =>
        word.replace(/性?(?:重要)?(?:用户|用戶)$|(?:生活|生产)?(?:用电|用電)$/u, ''),
      );
      return [value, ...said, ...short].map((word) => [word, value] as const);
    }),
  );

const usageWords = wordsFor<UsageCategory>(
  ['residential', 'general-commercial', 'large-industrial', 'agricultural'],
  usageNames,
);
const importanceWords = wordsFor<ImportanceLevel>(
  ['ordinary', 'temporary', 'second', 'first', 'special'],
  importanceNames,
);

function readOwnSource(cell: Cell): ReadCell<Partial<ProfileFields>> {
  const said = textOf(cell).toLowerCase();
  if (['无', '無', 'none', '没有', '沒有'].includes(said)) {
    return { value: { hasOwnSource: false, ownSource: '' } };
  }
  if (said === '有') return { value: { hasOwnSource: true } };
  const yes = readYes(cell);
  if ('value' in yes) {
    return { value: yes.value ? { hasOwnSource: true } : { hasOwnSource: false, ownSource: '' } };
  }
  return readWith(readName(cell), (ownSource) => ({ hasOwnSource: true, ownSource }));
}

/** Every column about a customer's profile that is known, in the order of template and export. */
export const profileColumns: readonly ProfileColumn[] = [
  {
    key: 'region',
    label: 'profile.form.region',
    headers: ['area', 'district', '地区', '地區', '区域', '片区', '片區', '所属区域'],
    read: (cell) => readWith(readName(cell), (region) => ({ region })),
    write: ({ region }) => region,
    example: null,
  },
  {
    key: 'industry',
    label: 'profile.form.industry',
    headers: ['sector', 'branch', '行业', '行業', '行业类别', '行業類別', '所属行业'],
    read: (cell) => readWith(readName(cell), (industry) => ({ industry })),
    write: ({ industry }) => industry,
    example: null,
  },
  {
    key: 'usageCategory',
    label: 'profile.form.usage',
    headers: ['usage', 'usagetype', '用电类别', '用電類別', '用电性质', '用電性質'],
    read: (cell) =>
      readWith(readChoice(cell, usageWords, 'import.problem.usage'), (usageCategory) => ({
        usageCategory,
      })),
    write: ({ usageCategory }, words) => usageCategory && words.t(usageNames[usageCategory]),
    example: null,
  },
  {
    key: 'importance',
    label: 'profile.form.importance',
    headers: ['importancelevel', '重要性', '重要等级', '重要等級', '负荷性质', '負荷性質'],
    read: (cell) =>
      readWith(readChoice(cell, importanceWords, 'import.problem.importance'), (importance) => ({
        importance,
      })),
    write: ({ importance }, words) => importance && words.t(importanceNames[importance]),
    example: null,
  },
  {
    key: 'ownSource',
    label: 'profile.form.ownSource',
    headers: [
      'ownsource',
      'backup',
      'backuppower',
      'generator',
      '自备电源',
      '自備電源',
      '自备发电',
    ],
    read: readOwnSource,
    write: ({ hasOwnSource, ownSource }, words) =>
      hasOwnSource === null
        ? null
        : ownSource || words.t(hasOwnSource ? 'profile.yes' : 'profile.no'),
    example: null,
  },
  {
    key: 'tariffClass',
    label: 'profile.form.tariff',
    headers: ['tariff', '电价', '電價', '电价类别', '電價類別'],
    read: (cell) => readWith(readName(cell), (tariffClass) => ({ tariffClass })),
    write: ({ tariffClass }) => tariffClass,
    example: null,
  },
  {
    key: 'isKeyAccount',
    label: 'profile.keyAccount',
    headers: ['keycustomer', 'vip', '大客户标识', '大客户', '大客戶', '是否大客户', '是否大客戶'],
    read: (cell) => readWith(readYes(cell), (isKeyAccount) => ({ isKeyAccount })),
    write: ({ isKeyAccount }, words) => (isKeyAccount ? words.t('import.yes') : null),
    example: null,
  },
  {
    key: 'suppliedSince',
    label: 'profile.form.suppliedSince',
    headers: [
      'supplydate',
      'supplystart',
      'startofsupply',
      'connectedon',
      'connectiondate',
      'energisedon',
      'energizedon',
      'poweronday',
      'powerondate',
      '通电日',
      '通電日',
      '通电时间',
      '通電時間',
      '送电日期',
      '送電日期',
      '送电时间',
      '送電時間',
      '接电日期',
      '接電日期',
      '立户日期',
      '立戶日期',
      '立户时间',
      '立戶時間',
      '开户日期',
      '開戶日期',
      '供电日期',
      '供電日期',
      '用电日期',
      '用電日期',
    ],
    read: (cell, { today }) =>
      readWith(readPastDay(cell, today, firstSupply), (suppliedSince) => ({ suppliedSince })),
    write: ({ suppliedSince }) => suppliedSince && { day: suppliedSince },
    example: null,
  },
];
