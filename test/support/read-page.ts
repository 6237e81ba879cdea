/** Ends of what stands on a line of its own. */
const lineEnds = /<\/(?:h1|h2|h3|p|li|tr|footer|title)>/g;
const betweenCells = /<\/t[hd]>\s*(?=<t[hd])/g;
const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** A page of HTML as it is read, from top to bottom, its title first; `|` stands between cells. */
export function readPage(html: string): string[] {
  return html
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/\s+/g, ' ')
    .replace(betweenCells, ' | ')
    .replace(lineEnds, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => entities[entity] ?? entity)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}
