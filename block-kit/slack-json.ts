/** Slack's own JSON object: a block, an element, a view or an option. */
export type SlackJson = { readonly [key: string]: unknown };

/** Whether a value is a JSON object (not an array, not null). */
export function isObject(value: unknown): value is SlackJson {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a JSON array; anything else in it is left out, and no array gives none. */
export function objectsOf(value: unknown): readonly SlackJson[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The text, or the fallback where the value is not a text. */
export function textOf(value: unknown, fallback = ''): string {
  return typeof value === 'string' ? value : fallback;
}

/** Parses JSON; `undefined` where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
