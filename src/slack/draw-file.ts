import type { Chart } from '../domain/chart.ts';
import type { Picture } from '../domain/picture.ts';
import { type Words, wordsFor } from '../i18n/words.ts';
import type { Log } from '../ports/log.ts';
import type { Pictures } from '../ports/pictures.ts';
import type { OutboxContent, OutboxMessage, PictureContent } from '../ports/reminders.ts';
import type { RuleContext } from '../reminders/define-rule.ts';
import { handOverSlip } from '../reminders/hand-over-slip.ts';
import { loadTeamTimeline } from '../reminders/team-timeline.ts';
import { loadTicketBoard } from '../reminders/ticket-board.ts';
import { chartAltText } from '../views/chart-alt-text.ts';
import { chartBlock } from '../views/chart-block.ts';
import { chartPicture } from '../views/chart-picture.ts';
import { escapeText, type Message, oneLine } from '../views/message.ts';
import { lines } from '../views/rich-text.ts';
import { drawSpreadsheet } from './draw-spreadsheet.ts';
import { usesNativeCharts } from './native-charts.ts';
import type { FileContent } from './share-file.ts';

/** A file with the message that it comes with; without the file where it could not be drawn. */
export type DrawnMessage = {
  readonly file: Omit<FileContent, 'name'> | null;
  readonly message: Message;
};

type FileMessage = Extract<OutboxContent, { kind: 'file' }>;
type Tools = { readonly pictures: Pictures; readonly log: Log };

/** Draws a file as it is to go out now; undefined where it is not there for its reader any more. */
export async function drawFile(
  message: Pick<OutboxMessage, 'workspaceId' | 'target'> & { readonly content: FileMessage },
  context: RuleContext,
  tools: Tools,
): Promise<DrawnMessage | undefined> {
  const { content } = message;
  switch (content.document) {
    case 'picture':
    case 'ticket-board':
    case 'team-timeline':
      return drawPicture({ ...message, content }, context, tools);
    case 'hand-over-slip': {
      const { subjectId, readerId } = content;
      return apart(await handOverSlip.draw(subjectId, readerId, context));
    }
    default:
      return apart(await drawSpreadsheet(content, context.read, context.now));
  }
}

function apart(
  drawn: (Omit<FileContent, 'name'> & { readonly message: Message }) | undefined,
): DrawnMessage | undefined {
  if (!drawn) return undefined;
  const { message, ...file } = drawn;
  return { file, message };
}

/** A picture that cannot be drawn is told in words. */
async function drawPicture(
  asked: Pick<OutboxMessage, 'workspaceId' | 'target'> & { readonly content: PictureContent },
  context: RuleContext,
  { pictures, log }: Tools,
): Promise<DrawnMessage | undefined> {
  const shown = await pictureOf(asked.content, context);
  if (!shown) return undefined;
  const { picture, altText, heading } = shown;
  const said = heading === null ? [[altText]] : [[{ bold: heading }], [altText]];
  const message = { text: escapeText(altText), blocks: [lines(...said)] };
  const native = chartBlock(picture.chart);
  if (native && (await usesNativeCharts(context.read, asked))) {
    return { message: { ...message, blocks: [...message.blocks, native] }, file: null };
  }
  try {
    const { png } = await pictures.draw(picture);
    return { message, file: { title: picture.chart.title, content: png, altText } };
  } catch (error) {
    log.error({ error }, 'a picture was not drawn');
    const notDrawn = wordsFor(picture.locale).t('chart.notDrawn');
    return { message: { ...message, blocks: [lines([notDrawn], ...said)] }, file: null };
  }
}

/** `heading`: what is said above it where others see it. */
async function pictureOf(
  content: PictureContent,
  context: RuleContext,
): Promise<
  | { readonly picture: Picture; readonly altText: string; readonly heading: string | null }
  | undefined
> {
  const { document, readerId } = content;
  if (document === 'picture') return { ...content, heading: null };
  if (document === 'ticket-board') {
    const loaded = await loadTicketBoard(readerId, context);
    return loaded && drawn(loaded.chart, loaded.words, null);
  }
  const loaded = await loadTeamTimeline(readerId, content.isShared, context);
  if (!loaded) return undefined;
  const { chart, words, readerName } = loaded;
  const heading = words.t('progress.sharedBy', { person: oneLine(readerName) });
  return drawn(chart, words, content.isShared ? heading : null);
}

const drawn = (chart: Chart, words: Words, heading: string | null) => ({
  picture: chartPicture(chart, words),
  altText: chartAltText(chart, words),
  heading,
});
