/**
 * The same text in half-width characters. Every UTF-16 unit stays where it was,
 * so that indices in the result are indices in the original.
 */
export function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/g, (unit) =>
    unit === '\u3000' ? ' ' : String.fromCharCode(unit.charCodeAt(0) - 0xfee0),
  );
}
