import type { ContactInput } from '../domain/contact.ts';
import { halfWidth } from './half-width.ts';
import { type GradedName, readGradedName } from './quantities/read-rating.ts';
import { phoneIn, readContactLine } from './read-contact-line.ts';

/** What a line says of a customer that is new. */
export type NewCustomerLine = GradedName & {
  /** Whom to call there; its name is `''` where there is only a phone. */
  readonly contact: ContactInput | null;
};

/** What stands before a contact. */
const chinese =
  /[\s,，、;；]*(?:首席|第一)?(?:联系人|聯絡人|联络人|聯繫人|对接人|對接人)\s?[:：]?\s?/u;
const english =
  /(?:\s*[,;]\s*|\s)(?:first\s+)?(?<word>contact)(?:\s+person)?(?:\s*[:：]\s*|\s+)/giu;
/** A number that can only be a phone, or that is said to be one. */
const phoneAlone =
  /[\s,，、;；]+(?:(?:电话|電話|手机|手機|\b(?:tel|phone|mobile|cell)\b)\s*[:：.]?\s*(?=[+\d(])|(?=(?:\+?86[\s-]?)?1[3-9]\d(?:[\s-]?\d){8}(?!\d)|0\d{2,3}-\d{7,8}(?!\d)))/iu;

/**
 * `滨江医院 10kV 2000kVA A级 联系人 李工 13812345678`, `Riverside Hospital, contact Dr Lee +44 20 7946
 * 0000, 10kV`: voltage, capacity and grade stand before the contact or behind it.
 */
export function readNewCustomerLine(typed: string): NewCustomerLine {
  const found = contactIn(typed);
  if (found === null) return { ...readGradedName(typed), contact: null };
  const rated = readGradedName(found.before);
  const phone = phoneIn(found.said);
  // A number is a phone before it is a capacity.
  const tail = readGradedName(phone === null ? found.said : found.said.replace(phone, ' '));
  return {
    name: rated.name,
    voltage: rated.voltage ?? tail.voltage,
    capacity: rated.capacity ?? tail.capacity,
    creditGrade: rated.creditGrade ?? tail.creditGrade,
    contact: readContactLine(phone === null ? tail.name : `${tail.name} , ${phone}`),
  };
}

/** Where a contact begins, and what is said of it; null where none does. */
function contactIn(typed: string): { readonly before: string; readonly said: string } | null {
  const line = halfWidth(typed);
  const found = chinese.exec(line) ?? englishIn(line) ?? phoneAlone.exec(line);
  if (!found || found.index === 0) return null;
  return { before: typed.slice(0, found.index), said: line.slice(found.index + found[0].length) };
}

/** A customer may be called First Contact Foods: a word with a capital counts where more says so. */
const englishIn = (line: string): RegExpExecArray | undefined =>
  [...line.matchAll(english)].findLast(
    ({ 0: found, index, groups }) =>
      groups?.word === 'contact' ||
      /[,;:：]/.test(found) ||
      phoneIn(line.slice(index + found.length)) !== null,
  );
