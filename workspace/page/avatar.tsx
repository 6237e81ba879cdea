const hueCount = 8;

/** A picture made of a name's initials, in a colour that stays the same for an id. */
export function Avatar({ id, name, isApp }: { id: string; name: string; isApp: boolean }) {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  const kind = isApp ? 'app' : `hue-${sum % hueCount}`;
  return (
    <span className={`avatar ${kind}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

/** The last two characters of a Chinese name, the first letters of two words of any other. */
function initialsOf(name: string): string {
  const chinese = name.match(/\p{Script=Han}/gu);
  if (chinese !== null) return chinese.slice(-2).join('');
  const [first = '', second = ''] = name.split(/\s+/);
  return ([...first][0] ?? '').toUpperCase() + ([...second][0] ?? '').toUpperCase();
}
