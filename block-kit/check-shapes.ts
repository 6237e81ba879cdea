import { isObject } from './slack-json.ts';

/** One thing wrong with a payload. */
export type PayloadFault = {
  /** JSON pointer to the place, such as `/blocks/0/text/text`. */
  readonly pointer: string;
  /** What kind of fault it is, finer than Slack's own codes; `describeFault` gives Slack's. */
  readonly code: string;
  readonly message: string;
  /** The types that would have been taken, where a type was not. */
  readonly constraint?: EnumConstraint;
  /** The field that is missing, or that is none. */
  readonly field?: string;
};

/** Slack's word for "must be one of these". */
export type EnumConstraint = {
  readonly type: 'enum';
  readonly expected: readonly string[];
  readonly got: unknown;
};

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

/** What a check is told: where it is, and whom to tell. */
export type Scope = {
  readonly surface: Surface;
  readonly report: (
    pointer: string,
    code: string,
    message: string,
    more?: Pick<PayloadFault, 'constraint' | 'field'>,
  ) => void;
};

/** Looks at one value and reports what is wrong with it. */
export type Check = (value: unknown, at: string, scope: Scope) => void;

/** The length of a text as Slack counts it: in Unicode code points. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** A text of so many code points. */
export function string({ min = 1, max = Number.POSITIVE_INFINITY } = {}): Check {
  return (value, at, { report }) => {
    if (typeof value !== 'string') {
      report(at, 'invalid_type', 'must provide a string');
      return;
    }
    // A text has no more code points than code units, and half as many at least.
    if (value.length < 2 * min && lengthOf(value) < min) {
      report(at, 'too_short', `must be more than ${min - 1} characters`);
    }
    if (value.length > max && lengthOf(value) > max) {
      report(at, 'too_long', `must be less than ${max + 1} characters`);
    }
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
  if (typeof value !== 'boolean') report(at, 'invalid_type', 'must provide a boolean');
};

/** A number in a range. */
export function number({
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
  isWhole = false,
} = {}): Check {
  return (value, at, { report }) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      report(at, 'invalid_type', 'must provide a number');
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
      const constraint = { type: 'enum', expected: values, got: value } as const;
      report(at, 'failed_constraint', `must be one of ${values.join(', ')}`, { constraint });
    }
  };
}

/** An array of so many items, each of which passes the check. */
export function list(item: Check, { min = 1, max = Number.POSITIVE_INFINITY } = {}): Check {
  return (value, at, scope) => {
    if (!Array.isArray(value)) {
      scope.report(at, 'invalid_type', 'must provide an array');
      return;
    }
    if (value.length < min) {
      scope.report(at, 'too_few', `no fewer than ${min} items allowed`);
    }
    if (value.length > max) {
      scope.report(at, 'too_many', `no more than ${max} items allowed`);
    }
    for (let place = 0; place < value.length; place += 1) {
      item(value[place], `${at}/${place}`, scope);
    }
  };
}

/** An object with these fields; any other field is refused, as Slack does. */
export function object(
  required: { readonly [field: string]: Check },
  optional: { readonly [field: string]: Check } = {},
): Check {
  const needed = Object.keys(required);
  const checks = new Map(Object.entries({ ...optional, ...required }));
  return (value, at, scope) => {
    if (!isObject(value)) {
      scope.report(at, 'invalid_type', 'must provide an object');
      return;
    }
    for (const field of needed) {
      if (value[field] === undefined) {
        scope.report(at, 'missing_field', `missing required field: ${field}`, { field });
      }
    }
    for (const field of Object.keys(value)) {
      const check = checks.get(field);
      if (check === undefined) {
        scope.report(at, 'unknown_field', `invalid additional property: ${field}`, { field });
      } else if (value[field] !== undefined) {
        check(value[field], `${at}/${field}`, scope);
      }
    }
  };
}

/** An object whose `type` says which of these checks it has to pass. */
export function byType(checks: { readonly [type: string]: Check }, unknownCode: string): Check {
  const known = new Map(Object.entries(checks));
  return (value, at, scope) => {
    if (!isObject(value)) {
      scope.report(at, 'invalid_type', 'must provide an object');
      return;
    }
    const { type } = value;
    const check = typeof type === 'string' ? known.get(type) : undefined;
    if (check !== undefined) check(value, at, scope);
    else reportType(scope, at, type, unknownCode, [...known.keys()]);
  };
}

/** Says that a type is missing, unknown, or not taken in this place. */
export function reportType(
  { report }: Scope,
  at: string,
  got: unknown,
  code: string,
  expected: readonly string[],
): void {
  if (got === undefined) {
    report(at, 'missing_field', 'missing required field: type', { field: 'type' });
    return;
  }
  const constraint = { type: 'enum', expected, got } as const;
  report(`${at}/type`, code, `unsupported type: ${String(got)}`, { constraint });
}

/** Several checks of the same value. */
export function all(...checks: readonly Check[]): Check {
  return (value, at, scope) => {
    for (const check of checks) check(value, at, scope);
  };
}

/** A check that any value passes. */
export const anything: Check = () => {};
