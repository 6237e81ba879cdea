import {
  type CustomerIndex,
  type CustomerMatch,
  findCustomer,
  findCustomerAtStart,
} from './customers/find-customer.ts';

/** What a line says of the other names of a customer; it only asks for them where both are empty. */
export type AliasLine = {
  readonly customer: CustomerMatch;
  readonly add: readonly string[];
  readonly remove: readonly string[];
};

/** A minus sign that begins a word, as people and input methods write it. */
const takesAway = /(?<=\S)\s+[-－–—−]\s?(?=\S)/u;

/** Reads 华新钢铁 华钢、华新, `Acme Foods -AF`, and the customer alone. */
export function readAliasLine(line: string, customers: CustomerIndex): AliasLine {
  const typed = line.trim();
  const sign = takesAway.exec(typed);
  if (sign !== null) {
    const remove = namesIn(typed.slice(sign.index + sign[0].length));
    return { customer: findCustomer(typed.slice(0, sign.index), customers), add: [], remove };
  }
  const whole = findCustomer(typed, customers);
  const { rest, ...customer } = findCustomerAtStart(typed, customers);
  // What is all one name, or none that is known, has nothing behind it.
  const isWhole = whole.kind === 'one' || rest === '' || customer.kind === 'unknown';
  return isWhole
    ? { customer: whole, add: [], remove: [] }
    : { customer, add: namesIn(rest), remove: [] };
}

const namesIn = (text: string): readonly string[] =>
  text
    .split(/[,，、;；\n]/u)
    .map((name) => name.replace(/^\s*[-－–—−]/u, '').trim())
    .filter((name) => name !== '');
