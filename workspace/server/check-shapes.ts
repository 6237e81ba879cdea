import { isObject } from './slack-json.ts';

/** One thing wrong with a payload. */
export type PayloadFault = {
  /** JSON pointer to the place, such as `/blocks/0/text/text`. */
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
};

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

/** What a check is told: where it is, and whom to tell. */
export type Scope = {
  readonly surface: Surface;
  readonly report: (pointer: string, code: string, message: string) => void;
};

/** Looks at one value and reports what is wrong with it. */
export type Check = (value: unknown, at: string, scope: Scope) => void;

/** The length of a text as Slack counts it: in Unicode code points. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** A text of so many code points. */
export function string({ min = 1, max = Number.POSITIVE_INFINITY } = {}): Check {
  return (value, at, { report }) => {
    if (typeof value !== 'string') {
      report(at, 'invalid_type', 'must be a string');
      return;
    }
    const length = lengthOf(value);
    if (length < min) report(at, 'too_short', `must be more than ${min - 1} characters`);
    if (length > max) report(at, 'too_long', `must be less than ${max + 1} characters`);
  };
}

/** A web address of at most 3000 characters. */
export const webAddress: Check = (value, at, scope) => {
  string({ max: 3000 })(value, at, scope);
  if (typeof value === 'string' && !/^(https?|mailto|tel|slack):/i.test(value)) {
    scope.report(at, 'failed_constraint', 'must be a web address');
  }
};

/** A text in a fixed form. */
export function formed(pattern: RegExp, form: string): Check {
  return (value, at, { report }) => {
    if (typeof value !== 'string' || !pattern.test(value)) {
      report(at, 'failed_constraint', `must have the form ${form}`);
    }
  };
}

/** A calendar day that exists, `YYYY-MM-DD`. */
export const calendarDate: Check = (value, at, { report }) => {
  const time = typeof value === 'string' ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value;
  if (!isDay) report(at, 'failed_constraint', 'must be a day that exists, YYYY-MM-DD');
};

/** True or false. */
export const boolean: Check = (value, at, { report }) => {
  if (typeof value !== 'boolean') report(at, 'invalid_type', 'must be a boolean');
};

/** A number in a range. */
export function number({
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
  isWhole = false,
} = {}): Check {
  return (value, at, { report }) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      report(at, 'invalid_type', 'must be a number');
    } else if (value < min || value > max) {
      report(at, 'failed_constraint', `must be from ${min} to ${max}`);
    } else if (isWhole && !Number.isInteger(value)) {
      report(at, 'failed_constraint', 'must be a whole number');
    }
  };
}

/** One of these texts. */
export function oneOf(...values: readonly string[]): Check {
  return (value, at, { report }) => {
    if (typeof value !== 'string' || !values.includes(value)) {
      report(at, 'failed_constraint', `must be one of ${values.join(', ')}`);
    }
  };
}

/** An array of so many items, each of which passes the check. */
export function list(item: Check, { min = 1, max = Number.POSITIVE_INFINITY } = {}): Check {
  return (value, at, scope) => {
    if (!Array.isArray(value)) {
      scope.report(at, 'invalid_type', 'must be an array');
      return;
    }
    if (value.length < min) {
      scope.report(at, 'too_few', `no fewer than ${min} items allowed`);
    }
    if (value.length > max) {
      scope.report(at, 'too_many', `no more than ${max} items allowed`);
    }
    value.forEach((one, place) => {
      item(one, `${at}/${place}`, scope);
    });
  };
}

/** An object with these fields; any other field is refused, as Slack does. */
export function object(
  required: { readonly [field: string]: Check },
  optional: { readonly [field: string]: Check } = {},
): Check {
  return (value, at, scope) => {
    if (!isObject(value)) {
      scope.report(at, 'invalid_type', 'must be an object');
      return;
    }
    for (const [field, check] of Object.entries(required)) {
      if (value[field] === undefined) {
        scope.report(at, 'missing_field', `missing required field: ${field}`);
      } else {
        check(value[field], `${at}/${field}`, scope);
      }
    }
    for (const [field, inside] of Object.entries(value)) {
      if (Object.hasOwn(required, field)) continue;
      const check = Object.hasOwn(optional, field) ? optional[field] : undefined;
      if (check === undefined) {
        scope.report(at, 'unknown_field', `invalid additional property: ${field}`);
      } else if (inside !== undefined) {
        check(inside, `${at}/${field}`, scope);
      }
    }
  };
}

/** An object whose `type` says which of these checks it has to pass. */
export function byType(
  checks: { readonly [type: string]: Check },
  what: string,
  unknownCode: string,
): Check {
  return (value, at, scope) => {
    const type = isObject(value) ? value.type : undefined;
    const check =
      typeof type === 'string' && Object.hasOwn(checks, type) ? checks[type] : undefined;
    if (check === undefined) {
      const known = typeof type === 'string' ? `unsupported type: ${type}` : 'has no type';
      scope.report(`${at}/type`, unknownCode, `${what} ${known}`);
      return;
    }
    check(value, at, scope);
  };
}

/** Several checks of the same value. */
export function all(...checks: readonly Check[]): Check {
  return (value, at, scope) => {
    for (const check of checks) check(value, at, scope);
  };
}

/** A check that any value passes. */
export const anything: Check = () => {};
