import { type CreditGrade, creditGrades } from '../domain/customer.ts';
import { type CustomerFilters, noFilters } from '../domain/customer-filters.ts';
import { halfWidth } from './half-width.ts';
import { mentionCode } from './quantities/mention-names.ts';
import { readQuantities } from './quantities/read-quantities.ts';

const mine = /我的客[户戶]|我的|(?<![\p{L}\p{N}-])(?:mine|my)(?:\s+customers)?(?![\p{L}\p{N}-])/giu;
const overdue =
  /(?:[拜走][访訪]|回[访訪])?(?:已)?(?:超期|逾期)(?:未[拜走][访訪]|未[访訪])?的?|(?<![\p{L}\p{N}-])overdue(?![\p{L}\p{N}-])/giu;
const grade =
  /(?:信用)?(?:等[级級]\s?)?(?<![A-Za-z\d-])(?<letters>[ABC](?:\s?[、,，/]?\s?[ABC]){0,2})\s?[级級类類](?:客[户戶])?的?|(?<![\p{L}\p{N}-])grades?\s?(?<letters>[ABC](?:\s?(?:[,/]|and|or)?\s?[ABC]){0,2})(?![\p{L}\p{N}-])|(?<![\p{L}\p{N}-])(?<letters>[ABC])[-\s]grade(?![\p{L}\p{N}-])/giu;
/** Letters that stand by themselves between other filters: B in `mine B overdue`, not in `B Foods`. */
const gradeAlone = /^\s*(?<letters>[ABC](?:\s*[,，、/]?\s*[ABC]){0,2})\s*$/iu;
/** Longer than any name that can be kept. */
const longestNamePart = 100;
/** Stands where a filter was, so that what was around it does not grow together. */
const taken = '\u0000';
const separators = /^[\s,，、;；。.]+|[\s,，、;；。.]+$/gu;

/**
 * Reads `mine A 10kV overdue steel`, 我的A级超期, `<@U1> B`. What is no filter is a part of the name.
 * Mentions are read in Slack's code.
 */
export function readCustomerFilters(text: string): CustomerFilters {
  let left = halfWidth(text).replaceAll(taken, ' ');
  const take = (pattern: RegExp): readonly RegExpExecArray[] => {
    const found = [...left.matchAll(pattern)];
    left = left.replace(pattern, taken);
    return found;
  };
  const managers = take(mentionCode).map(({ groups }) => groups?.id ?? '');
  const isMine = take(mine).length > 0;
  const isOverdue = take(overdue).length > 0;
  const letters = take(grade).map(({ groups }) => groups?.letters ?? '');
  const voltage = takeVoltage(left);
  const parts = voltage.rest.split(taken);
  const alone = parts.map((part) => gradeAlone.exec(part)?.groups?.letters ?? '');
  const name = parts
    .filter((_part, place) => alone[place] === '')
    .map((part) => part.replace(separators, ''))
    .filter((part) => part !== '')
    .join(' ')
    .replace(/\s+/g, ' ');
  return {
    ...noFilters,
    isMine,
    managers: [...new Set(managers)],
    isOverdue,
    grades: gradesIn([...letters, ...alone].join('')),
    voltage: voltage.volts,
    namePart: [...name].slice(0, longestNamePart).join(''),
  };
}

function gradesIn(letters: string): readonly CreditGrade[] {
  const said = letters.replace(/and|or/giu, '').toUpperCase();
  return creditGrades.filter((one) => said.includes(one));
}

/** The first voltage in the text, and the text without it. */
function takeVoltage(text: string): { readonly volts: number | null; readonly rest: string } {
  for (const quantity of readQuantities(text)) {
    if (quantity.kind !== 'voltage' || quantity.from !== null) continue;
    const rest = text.slice(0, quantity.start) + taken + text.slice(quantity.end);
    return { volts: quantity.value, rest };
  }
  return { volts: null, rest: text };
}
