import type { ContactInput, DecisionRole } from '../domain/contact.ts';
import { phoneDigits } from '../domain/contact.ts';
import { halfWidth } from './half-width.ts';

const alone = (words: string) => `(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`;

const roles: readonly (readonly [RegExp, DecisionRole])[] = [
  [
    new RegExp(`[决決]策(?:者|人)|拍板人|${alone('decision[\\s-]?makers?|decider')}`, 'iu'),
    'decision-maker',
  ],
  [
    new RegExp(
      `[发發]起(?:者|人)|(?:招[标標])?[组組][织織]者|${alone('initiator|tender[\\s-]organi[sz]er')}`,
      'iu',
    ),
    'initiator',
  ],
  [
    new RegExp(
      `技[术術](?:专家|專家|把[关關](?:者|人))|${alone('technical[\\s-](?:expert|adviser|advisor)|tech[\\s-]expert')}`,
      'iu',
    ),
    'technical-expert',
  ],
  [new RegExp(`(?:最[终終])?使用(?:者|人)|${alone('(?:end[\\s-])?user')}`, 'iu'), 'user'],
  [
    new RegExp(
      `教练(?:型)?|教練|信息提供(?:者|人)|資訊提供(?:者|人)|${alone('coach|informant')}`,
      'iu',
    ),
    'coach',
  ],
];
const keyPerson = new RegExp(`[关關][键鍵]人(?:物)?|${alone('key[\\s-](?:person|contact)')}`, 'iu');
const email = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/u;
const phone =
  /(?<![\w.])(?:\+|00)?\(?\d[\d\s()-]{5,20}\d(?:\s{0,2}(?:转|轉|ext\.?|x|#)\s{0,2}\d{1,6})?(?![\w.])/iu;
/** Fewer are something else. */
const fewestDigits = 7;
/** What stands before a number or an address. */
const labels = new RegExp(
  `(?:电话|電話|手机|手機|行動電話|座机|邮箱|郵箱|邮件|郵件|電郵|电邮)\\s*[:：]?|${alone('tel|phone|mobile|cell|e-?mail|mail')}\\s*[:：.]?`,
  'giu',
);
const separators = /[,;、|·/]+/u;

/** The first phone of a text as it was typed; null where none has enough digits. */
export function phoneIn(typed: string): string | null {
  const number = phone.exec(halfWidth(typed))?.[0].trim() ?? null;
  return number !== null && phoneDigits(number).length >= fewestDigits ? number : null;
}

/** Reads `王建国 设备部主任 13800138000 关键人`, `John Smith, plant manager, john@acme.com`. Never throws. */
export function readContactLine(typed: string): ContactInput {
  let rest = halfWidth(typed);
  const take = (pattern: RegExp): string | null => {
    const found = pattern.exec(rest)?.[0] ?? null;
    if (found !== null) rest = rest.replace(found, ' , ');
    return found?.trim() ?? null;
  };
  const address = take(email);
  const number = take(phone);
  const isPhone = number !== null && phoneDigits(number).length >= fewestDigits;
  const isKeyPerson = take(keyPerson) !== null;
  const role = roles.find(([pattern]) => take(pattern) !== null)?.[1] ?? null;
  const parts = rest
    .replace(labels, ' , ')
    .split(separators)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
  const [first = '', ...others] = parts;
  const [name, more] = splitName(first);
  return {
    name,
    title: [...(more ? [more] : []), ...others].join(' '),
    decisionRole: role,
    phone: isPhone ? number : null,
    email: address,
    birthday: null,
    language: null,
    isKeyPerson,
  };
}

const hanName = /^(?<name>[\p{Script=Han}·]{1,10})(?:\s+(?<more>.+))?$/u;
/** Dr Lee, John F. Smith: what has no capital any more is the title. */
const latinName =
  /^(?<name>(?:(?:Dr|Mr|Mrs|Ms|Mx|Prof)\.?\s)?\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,3})(?:\s+(?<more>.+))?$/u;

/** A name and what follows it without a comma. */
function splitName(text: string): readonly [name: string, more: string] {
  const found = hanName.exec(text) ?? latinName.exec(text);
  return [found?.groups?.name ?? text, found?.groups?.more ?? ''];
}
