import {
  type DocumentInput,
  type DocumentKind,
  documentKinds,
  otherDocument,
} from '../domain/customer-document.ts';
import { UserError } from '../domain/user-error.ts';
import { splitLink } from '../domain/web-link.ts';
import {
  type CustomerIndex,
  type CustomerMatch,
  findCustomerAtStart,
} from './customers/find-customer.ts';
import { type FoundDate, type ReadDatesContext, readDates } from './dates/read-dates.ts';

/** What a line or a caption says of a document. */
export type DocumentLine = DocumentInput & {
  /** Whether it says nothing that could be a note of a visit: only what kind it is, and until when it runs. */
  readonly isPlain: boolean;
};

const word = (source: string) => `(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`;

/** How each kind is spoken of, the more telling first. */
const kinds: readonly (readonly [DocumentKind, RegExp])[] = [
  [
    'supply-contract',
    new RegExp(
      `(?:供用电|供用電|供电|供電|用电|用電)(?:合同|合约|合約|协议|協議)|${word('(?:power[\\s-]+|electricity[\\s-]+)?supply\\s+(?:contract|agreement)')}`,
      'iu',
    ),
  ],
  [
    'dispatch-agreement',
    new RegExp(
      `(?:并网)?(?:调度|調度)(?:协议|協議|合同|合约|合約)|${word('dispatch(?:ing)?\\s+(?:agreement|contract)')}`,
      'iu',
    ),
  ],
  [
    'reply-letter',
    new RegExp(
      `(?:供电|供電)?方案(?:答复|答覆)(?:单|單|书|書)?|${word('(?:supply\\s+)?(?:plan\\s+)?reply\\s+letter')}`,
      'iu',
    ),
  ],
  [
    'test-report',
    new RegExp(`(?:试验|試驗|检测|檢測|检验|檢驗)(?:报告|報告)|${word('test\\s+reports?')}`, 'iu'),
  ],
  [
    'licence',
    new RegExp(
      `(?:营业|營業)?(?:执照|執照)|(?:证照|證照|许可证|許可證)|${word('(?:business\\s+)?licen[cs]es?|permits?')}`,
      'iu',
    ),
  ],
  [
    'drawings',
    new RegExp(
      `(?:竣工|设计|設計|一次|二次|接线|接線)?(?:图纸|圖紙|图$|圖$)|(?:单线|單線|接线|接線|系统|系統)(?:图|圖)|${word('(?:as-built\\s+)?drawings?|single-line\\s+diagrams?')}`,
      'iu',
    ),
  ],
  [
    'photo',
    new RegExp(
      `(?:现场|現場)?(?:照片|相片|图片|圖片)|${word('(?:site\\s+)?(?:photos?|pictures?)')}`,
      'iu',
    ),
  ],
  ['letter', new RegExp(`(?:往来)?函件|往來函件|公函|来函|來函|${word('letters?')}`, 'iu')],
  ['contract', new RegExp(`合同|合约|合約|协议|協議|${word('contracts?|agreements?')}`, 'iu')],
];

/** Said before a day, or behind it, of what runs out then. */
const endsBefore =
  /(?:到期日?|有效期限?(?:至|到|为|為)?|期限(?:至|到)?|截[止至](?:日期|到|至)?|届满|屆滿|失效|[至到]|(?<![\p{L}\p{N}])(?:valid\s+(?:until|till|to|through)|until|till|expir(?:es|y|ing|ation|ed)(?:\s+date)?(?:\s+on)?|ends?(?:\s+on)?))[\s:：是为為]*$/iu;
const endsBehind = /^\s*(?:到期|届满|屆滿|失效|截?止|过期|過期)/u;
const edges = /^[\s,，、:：;；.。—–-]+|[\s,，、:：;；.。—–-]+$/gu;
/** What may follow a kind without saying anything of a visit: a year, a number, an edition. */
const edition = /^(?:$|[\s·,，:：-]*(?:[\d(（《“#]|第|no\.?\s|rev|v\d))/iu;

/**
 * Reads 供用电合同 2024版 到期2027-06-30, `drawings rev B`, `valid until 30 June 2027`. `teamKinds`: those
 * that the team keeps, with its own among them. Kind `other` where none is named.
 *
 * @throws UserError where it names several days as the end.
 */
export function readDocumentLine(
  text: string,
  teamKinds: readonly string[],
  context: ReadDatesContext,
): DocumentLine {
  const { expiresOn, rest } = takeEnd(text, context);
  const title = rest.replace(/\s+/g, ' ').replace(edges, '');
  const own = teamKinds.filter((kind) => !documentKinds.some((one) => one === kind));
  const found = findKind(title, own);
  const behind = found && found.at === 0 ? title.slice(found.said.length) : null;
  return {
    kind: found?.kind ?? otherDocument,
    title,
    expiresOn,
    isPlain: title === '' || (behind !== null && edition.test(behind)),
  };
}

/**
 * Reads `华新钢铁 https://… 供用电合同 到期2027-06-30`: whose document it is, where it is, and what.
 *
 * @throws UserError as {@link readDocumentLine} does.
 */
export function readCustomerDocument(
  text: string,
  teamKinds: readonly string[],
  context: ReadDatesContext & { readonly customers: CustomerIndex },
): {
  readonly customer: CustomerMatch;
  /** As it was typed; null where there is none. */
  readonly link: string | null;
  readonly said: DocumentLine;
} {
  const { link, rest } = splitLink(text);
  const { rest: words, ...customer } = findCustomerAtStart(rest, context.customers);
  return { customer, link, said: readDocumentLine(words, teamKinds, context) };
}

/** The kind that comes first, or says more where two begin together. */
function findKind(title: string, own: readonly string[]) {
  const named = own.flatMap((kind) => {
    const at = title.toLowerCase().indexOf(kind.toLowerCase());
    return at < 0 ? [] : [{ kind, at, said: title.slice(at, at + kind.length) }];
  });
  const known = kinds.flatMap(([kind, pattern]) => {
    const found = pattern.exec(title);
    return found ? [{ kind: kind as string, at: found.index, said: found[0] }] : [];
  });
  const [first] = [...named, ...known].toSorted(
    (one, other) => one.at - other.at || other.said.length - one.said.length,
  );
  return first ?? null;
}

function takeEnd(text: string, context: ReadDatesContext) {
  const ends = readDates(text, { ...context, reading: 'phrase' }).flatMap((date) => {
    const stretch = date.grain === 'day' ? stretchOf(text, date) : null;
    return stretch ? [{ day: date.day, ...stretch }] : [];
  });
  if (new Set(ends.map(({ day }) => day)).size > 1) {
    const shown = [...text].slice(0, 200).join('');
    throw new UserError('error.twoDays', { text: shown }, 'customer.link.example');
  }
  const rest = ends.reduceRight(
    (left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`,
    text,
  );
  return { expiresOn: ends[0]?.day ?? null, rest };
}

/** From where to where a text says that something ends on a day; null where it says that of none. */
function stretchOf(text: string, { start, end }: FoundDate) {
  const before = endsBefore.exec(text.slice(0, start));
  const behind = endsBehind.exec(text.slice(end));
  if (!before && !behind) return null;
  return { from: before?.index ?? start, to: end + (behind?.[0].length ?? 0) };
}
