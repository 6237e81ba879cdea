import type { SlackJson } from '../protocol.ts';

/** Whether a value is a JSON object (no array, no null). */
export function isSlackJson(value: unknown): value is SlackJson {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The string under a key, or `null` where there is none. */
export function stringAt(json: SlackJson, key: string): string | null {
  const value = json[key];
  return typeof value === 'string' ? value : null;
}

/** The finite number under a key, or `null` where there is none. */
export function numberAt(json: SlackJson, key: string): number | null {
  const value = json[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** Whether the key holds `true`. */
export function isTrueAt(json: SlackJson, key: string): boolean {
  return json[key] === true;
}

/** The object under a key, or `null` where there is none. */
export function objectAt(json: SlackJson, key: string): SlackJson | null {
  const value = json[key];
  return isSlackJson(value) ? value : null;
}

/** The objects in the list under a key; anything else in the list is left out. */
export function objectsAt(json: SlackJson, key: string): readonly SlackJson[] {
  const value = json[key];
  return Array.isArray(value) ? value.filter(isSlackJson) : [];
}

/** The strings in the list under a key; anything else in the list is left out. */
export function stringsAt(json: SlackJson, key: string): readonly string[] {
  const value = json[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The words of the text object (`{type, text}`) under a key, or `null` where there is none. */
export function textAt(json: SlackJson, key: string): string | null {
  const value = objectAt(json, key);
  return value === null ? null : stringAt(value, 'text');
}

/** The element's or block's `type`, or an empty string. */
export function typeOf(json: SlackJson): string {
  return stringAt(json, 'type') ?? '';
}
