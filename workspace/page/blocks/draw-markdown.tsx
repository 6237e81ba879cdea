import Markdown from 'markdown-to-jsx/react';
import type { ComponentProps } from 'react';
import type { SlackJson } from '../../protocol.ts';
import { fillShortcodes } from '../emoji-shortcodes.ts';
import { languageOfText } from '../language-of-text.ts';
import { usePage } from '../page-context.ts';
import { stringAt } from '../read-slack-json.ts';
import { SafeLink } from './draw-text.tsx';

/** A `markdown` block; loaded when the first one comes. */
export default function MarkdownBlock({ block }: { block: SlackJson }) {
  const { reader } = usePage();
  const text = stringAt(block, 'text') ?? '';
  return (
    <div className="markdown" lang={languageOfText(text, reader.locale)}>
      <Markdown options={{ disableParsingRawHTML: true, overrides }}>
        {fillShortcodes(text)}
      </Markdown>
    </div>
  );
}

const overrides = {
  a: ({ href = '', children }: ComponentProps<'a'>) => <SafeLink href={href}>{children}</SafeLink>,
  table: ({ children }: ComponentProps<'table'>) => (
    <div className="table-frame">
      <table>{children}</table>
    </div>
  ),
};
