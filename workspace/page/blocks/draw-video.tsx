import type { SlackJson } from '../../protocol.ts';
import { fillShortcodes } from '../emoji-shortcodes.ts';
import { objectAt, stringAt, textAt } from '../read-slack-json.ts';
import { Picture } from './draw-picture.tsx';
import { SafeLink, TextObject } from './draw-text.tsx';

/** A `video` block as its picture and words; the video itself opens beside the page. */
export function Video({ block }: { block: SlackJson }) {
  const description = objectAt(block, 'description');
  const from = [stringAt(block, 'provider_name'), stringAt(block, 'author_name')];
  const address = stringAt(block, 'title_url') ?? stringAt(block, 'video_url') ?? '';
  const thumbnail = { image_url: block.thumbnail_url, alt_text: block.alt_text };
  return (
    <figure className="video">
      <figcaption>
        <small>{from.filter((part) => part !== null).join(' · ')}</small>
        <SafeLink href={address}>{fillShortcodes(textAt(block, 'title') ?? '')}</SafeLink>
        {description === null ? null : <TextObject text={description} />}
      </figcaption>
      <Picture image={thumbnail} className="" />
    </figure>
  );
}
