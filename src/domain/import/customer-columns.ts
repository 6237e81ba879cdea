import type { Customer } from '../customer.ts';
import type { CustomerProfile } from '../customer-profile.ts';
import type { CalendarDay } from '../zoned-time.ts';
import type { WrittenCell } from './cell.ts';
import type { ImportColumn } from './import-column.ts';
import type { ProfileFields } from './profile-columns.ts';
import {
  readAccount,
  readCapacity,
  readGrade,
  readManager,
  readName,
  readNames,
  readPastDay,
  readVoltage,
  readWith,
} from './read-cells.ts';
import type { SupplyPointFields } from './supply-point-columns.ts';

/** A customer, and what a list says of its profile besides; `gradeReason`: why the rules gave it its grade. */
export type ImportedCustomer = Customer &
  Partial<CustomerProfile> & { readonly gradeReason?: string };

/** What a row can say of a customer; what is left out stays as it is. */
export type CustomerFields = Partial<
  Omit<Customer, 'id' | 'teamId' | 'createdAt'> &
    ProfileFields &
    SupplyPointFields & { readonly lastVisit: CalendarDay }
>;

/** A customer as it is written out. */
export type WrittenCustomer = Customer & {
  readonly managerName: string;
  readonly lastVisit: CalendarDay | null;
};

/** One column of a list of customers, read and written. */
export type CustomerColumn = ImportColumn<CustomerFields> & {
  readonly write: (customer: WrittenCustomer) => WrittenCell;
};

const kilovolts = (volts: number) => `${volts / 1_000}kV`;

/** Every column that is known, in the order of template and export: a further one is a line here. */
export const customerColumns: readonly CustomerColumn[] = [
  {
    key: 'name',
    label: 'import.column.name',
    headers: [
      'name',
      'customername',
      'company',
      'companyname',
      'account',
      '客户',
      '客戶',
      '名称',
      '名稱',
      '用户名称',
      '用戶名稱',
      '用电户名',
      '户名',
      '戶名',
      '企业名称',
      '企業名稱',
      '公司名称',
      '公司名稱',
      '单位名称',
      '單位名稱',
    ],
    read: (cell) => readWith(readName(cell), (name) => ({ name })),
    write: ({ name }) => name,
    example: 'import.example.name',
  },
  {
    key: 'englishName',
    label: 'import.column.englishName',
    headers: ['nameinenglish', 'englishname', '英文', '英文名', '英文名称', '英文名稱'],
    read: (cell) => readWith(readName(cell), (englishName) => ({ englishName })),
    write: ({ englishName }) => englishName,
    example: 'import.example.englishName',
  },
  {
    key: 'aliases',
    label: 'import.column.aliases',
    headers: [
      'shortname',
      'alias',
      'aliases',
      'othernames',
      'alsoknownas',
      '简称',
      '簡稱',
      '别名',
      '別名',
      '客户简称',
      '客戶簡稱',
      '其他名称',
      '其他名稱',
    ],
    read: (cell) => readWith(readNames(cell), (aliases) => ({ aliases })),
    write: ({ aliases }) => aliases.join(', ') || null,
    example: 'import.example.aliases',
  },
  {
    key: 'accountNumber',
    label: 'import.column.accountNumber',
    headers: [
      'accountnumber',
      'accountno',
      'account#',
      'customernumber',
      '户号',
      '戶號',
      '用电户号',
      '用電戶號',
      '用户编号',
      '用戶編號',
      '客户编号',
      '客戶編號',
      '电号',
      '電號',
    ],
    read: (cell) => readWith(readAccount(cell), (accountNumber) => ({ accountNumber })),
    write: ({ accountNumber }) => accountNumber,
    example: 'import.example.accountNumber',
  },
  {
    key: 'creditGrade',
    label: 'import.column.creditGrade',
    headers: [
      'creditgrade',
      'grade',
      'credit',
      'creditrating',
      'rating',
      '信用等级',
      '信用等級',
      '等级',
      '等級',
      '信用',
      '信用评级',
      '信用評級',
      '客户等级',
      '客戶等級',
    ],
    read: (cell) => readWith(readGrade(cell), (creditGrade) => ({ creditGrade })),
    write: ({ creditGrade }) => creditGrade,
    example: 'import.example.creditGrade',
  },
  {
    key: 'voltage',
    label: 'import.column.voltage',
    headers: [
      'voltage',
      'voltageclass',
      'voltagelevel',
      'supplyvoltage',
      'kv',
      '电压',
      '電壓',
      '电压等级',
      '電壓等級',
      '供电电压',
      '供電電壓',
    ],
    read: (cell, { header }) => readWith(readVoltage(cell, header), (voltage) => ({ voltage })),
    write: ({ voltage }) => voltage && kilovolts(voltage),
    example: 'import.example.voltage',
  },
  {
    key: 'capacityKva',
    label: 'import.column.capacityKva',
    headers: [
      'capacity',
      'capacitykva',
      'contractcapacity',
      'contractedcapacity',
      'kva',
      '容量',
      '合同容量',
      '契约容量',
      '契約容量',
      '运行容量',
      '運行容量',
      '报装容量',
      '報裝容量',
      '用电容量',
      '用電容量',
    ],
    read: (cell) => readWith(readCapacity(cell), (capacityKva) => ({ capacityKva })),
    write: ({ capacityKva }) => capacityKva,
    example: 'import.example.capacityKva',
  },
  {
    key: 'manager',
    label: 'import.column.manager',
    headers: [
      'manager',
      'accountmanager',
      'keyaccountmanager',
      'owner',
      'responsible',
      '经理',
      '經理',
      '客户经理',
      '客戶經理',
      '大客户经理',
      '大客戶經理',
      '负责人',
      '負責人',
    ],
    read: (cell, { people }) =>
      readWith(readManager(cell, people), ({ id }) => ({ managerId: id })),
    write: ({ managerName }) => managerName,
    example: null,
  },
  {
    key: 'lastVisit',
    label: 'import.column.lastVisit',
    headers: [
      'lastvisit',
      'lastvisited',
      'lastvisitdate',
      '最近走访',
      '最近走訪',
      '上次走访',
      '上次走訪',
      '最近走访日期',
      '最近走訪日期',
      '上次走访日期',
      '上次走訪日期',
      '最近拜访',
      '最近拜訪',
      '上次拜访',
      '上次拜訪',
      '走访日期',
      '走訪日期',
    ],
    read: (cell, { today }) => readWith(readPastDay(cell, today), (lastVisit) => ({ lastVisit })),
    write: ({ lastVisit }) => lastVisit && { day: lastVisit },
    example: null,
  },
];
