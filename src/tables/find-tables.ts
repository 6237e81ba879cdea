import { foldHeader } from '../domain/import/cell.ts';
import type { UnknownHeader } from '../domain/import/customer-import.ts';
import { type FoundHeaders, findHeaders } from '../domain/import/find-headers.ts';
import { knownHeaders, neededColumns, rememberedAs } from '../domain/import/known-headers.ts';
import { type RowKind, rowKinds } from '../domain/import/row-kind.ts';
import { stageEndPrefix } from '../domain/import/ticket-columns.ts';
import { catalogues, type MessageKey } from '../i18n/words.ts';
import type { Sheet } from '../spreadsheets/table.ts';

/** A sheet of a kind that is known, and where its headers stand. */
export type FoundTable = {
  readonly kind: RowKind;
  readonly sheet: Sheet;
  readonly found: FoundHeaders;
  /** The name of the sheet, where several are read; otherwise empty. */
  readonly name: string;
};

const labelsOf = (key: MessageKey) => Object.values(catalogues).map((words) => words[key]);

/** A stage of the team's with what it is called in every language. */
type NamedStage = { readonly code: string; readonly names: readonly string[] };

/** What a sheet of tickets may be called besides. */
const ticketSheets = [
  '业扩',
  '業擴',
  '业扩报装',
  '業擴報裝',
  '报装',
  '報裝',
  '业扩工单',
  '業擴工單',
];

/** Whether a sheet is called as those of a kind are. */
const isNamed = ({ name }: Sheet, kind: RowKind): boolean =>
  [...labelsOf(`import.kind.${kind}`), ...(kind === 'ticket' ? ticketSheets : [])]
    .map(foldHeader)
    .includes(foldHeader(name));

/** What may follow the name of a stage in the header of the day on which it ended. */
const endWords = [
  '',
  'ended',
  'done',
  'date',
  '日期',
  '时间',
  '時間',
  '完成',
  '完成日期',
  '办结',
  '辦結',
];

/** In a sheet of tickets a column called after a stage holds the day on which that ended. */
const stageHeaders = (stages: readonly NamedStage[]) =>
  stages.flatMap(({ code, names }) =>
    names.flatMap((name) =>
      endWords.map((word) => [foldHeader(`${name}${word}`), `${stageEndPrefix}${code}`] as const),
    ),
  );

/** What the headers of each kind mean, with what a team has said of them. */
const knownOf = (
  kind: RowKind,
  said: ReadonlyMap<string, string>,
  stages: readonly NamedStage[],
) => {
  const prefix = rememberedAs(kind, '');
  const own = [...said].flatMap(([header, column]) =>
    header.startsWith(prefix) ? [[header.slice(prefix.length), column] as const] : [],
  );
  const ofStages = kind === 'ticket' ? stageHeaders(stages) : [];
  return new Map([...ofStages, ...knownHeaders(labelsOf, kind), ...own]);
};

/** The sheets that are read, customers first, and the names of those that are not. `stages`: the team's. */
export function findTables(
  sheets: readonly Sheet[],
  said: ReadonlyMap<string, string>,
  stages: readonly NamedStage[] = [],
): { readonly tables: readonly FoundTable[]; readonly passedOver: readonly string[] } {
  const known = rowKinds.map((kind) => [kind, knownOf(kind, said, stages)] as const);
  const fits = sheets.map((sheet) =>
    known
      .flatMap(([kind, headers]) => {
        // What a sheet of tickets calls the rest is asked about.
        const isTickets = kind === 'ticket' && isNamed(sheet, kind);
        const needed = isTickets ? ['ticket.customer'] : neededColumns[kind];
        const found = findHeaders(sheet.rows, headers, needed);
        return found ? [{ kind, sheet, found, name: sheet.name }] : [];
      })
      .sort(
        (one, other) =>
          Number(isNamed(sheet, other.kind)) - Number(isNamed(sheet, one.kind)) ||
          knownCount(other) - knownCount(one),
      ),
  );
  const hasCustomers = fits.some(([best]) => best?.kind === 'customer' && !isOfPeople(best));
  const tables = fits.flatMap(([best, ...others]) => {
    if (!best) return [];
    const contacts = others.find(({ kind }) => kind === 'contact');
    const isOfContacts = isOfPeople(best) && (hasCustomers || isRepeated(best));
    return [isOfContacts && contacts ? contacts : best];
  });
  const remarks = new Set(labelsOf('import.sheet.remarks').map(foldHeader));
  const read = new Set(tables.map(({ sheet }) => sheet));
  const passedOver = sheets
    .filter((sheet) => !read.has(sheet) && isFilled(sheet) && !remarks.has(foldHeader(sheet.name)))
    .map(({ name }) => name);
  const ordered = rowKinds.flatMap((kind) => tables.filter((table) => table.kind === kind));
  const isOne = ordered.length === 1;
  return {
    tables: ordered.map((table) => ({ ...table, name: isOne ? '' : table.name })),
    passedOver,
  };
}

const knownCount = ({ found }: Pick<FoundTable, 'found'>): number =>
  found.columns.filter((column) => column !== null).length;

/** Whether it says nothing of customers but whom to call there. */
const isOfPeople = ({ kind, found }: FoundTable): boolean =>
  kind === 'customer' &&
  found.columns.includes('contact.name') &&
  found.columns.every((key) => key === null || key === 'name' || key.startsWith('contact.'));

/** Whether a customer stands in several rows: each is then about somebody else there. */
function isRepeated({ sheet, found }: FoundTable): boolean {
  const column = found.columns.indexOf('name');
  const names = sheet.rows
    .slice(found.row + 1)
    .flatMap((cells) => (cells[column] ? [String(cells[column])] : []));
  return new Set(names).size < names.length;
}

const isFilled = ({ rows }: Sheet): boolean =>
  rows.some((cells) => cells.some((cell) => cell !== null));

/** Headers that are not known, each once for a kind. */
export function unknownOf(tables: readonly FoundTable[]): readonly UnknownHeader[] {
  const unknown = new Map(
    tables.flatMap(({ kind, found }) =>
      found.unknown.map((header) => [`${kind}/${header}`, { kind, header }] as const),
    ),
  );
  return [...unknown.values()];
}
