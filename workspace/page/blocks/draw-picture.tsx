import { type ReactNode, useState } from 'react';
import type { SlackJson } from '../../protocol.ts';
import { fillShortcodes } from '../emoji-shortcodes.ts';
import { Glyph } from '../glyph.tsx';
import { usePage } from '../page-context.ts';
import { objectAt, stringAt, textAt } from '../read-slack-json.ts';

/** An `image` block with its title. */
export function PictureBlock({ block }: { block: SlackJson }) {
  const title = textAt(block, 'title');
  return (
    <figure className="picture">
      {title === null ? null : <figcaption>{fillShortcodes(title)}</figcaption>}
      <Picture image={block} className="" />
    </figure>
  );
}

/** An image; one that cannot be loaded leaves its words. */
export function Picture({ image, className }: { image: SlackJson; className: string }): ReactNode {
  const { words } = usePage();
  const [isBroken, setIsBroken] = useState(false);
  const [address, alt] = [addressOf(image), stringAt(image, 'alt_text') ?? ''];
  if (isBroken || address === null) {
    return (
      <span className={`picture-missing ${className}`} role="img" aria-label={alt}>
        <Glyph name="picture" />
        <span className="missing-words">
          <span>{alt}</span>
          <small>{words.pictureMissing}</small>
        </span>
      </span>
    );
  }
  return (
    <img
      className={className}
      src={address}
      alt={alt}
      loading="lazy"
      onError={() => setIsBroken(true)}
    />
  );
}

/** Where a picture is: anywhere on the web, or among the workspace's files. */
function addressOf(image: SlackJson): string | null {
  const url = stringAt(image, 'image_url');
  if (url !== null) return url;
  const file = objectAt(image, 'slack_file');
  if (file === null) return null;
  const id = stringAt(file, 'id') ?? /\bF[A-Z0-9]+/.exec(stringAt(file, 'url') ?? '')?.[0];
  return id === undefined ? null : `/browser/file/${encodeURIComponent(id)}`;
}
