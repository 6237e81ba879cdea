import {
  boolean,
  byType,
  type Check,
  list,
  number,
  object,
  oneOf,
  string,
  webAddress,
} from './check-shapes.ts';
import { blockType, named } from './check-texts.ts';
import { limits } from './payload-limits.ts';

const type = string();
const style = object(
  {},
  {
    bold: boolean,
    italic: boolean,
    strike: boolean,
    code: boolean,
    underline: boolean,
    highlight: boolean,
    client_highlight: boolean,
    unlink: boolean,
  },
);
const styled = { style };

/** The parts of a line of rich text. */
const inline = byType(
  {
    text: object({ type, text: string() }, styled),
    link: object({ type, url: webAddress }, { ...styled, text: string(), unsafe: boolean }),
    emoji: object({ type, name: string() }, { ...styled, unicode: string(), url: webAddress }),
    user: object({ type, user_id: string() }, styled),
    usergroup: object({ type, usergroup_id: string() }, styled),
    channel: object({ type, channel_id: string() }, styled),
    team: object({ type, team_id: string() }, styled),
    broadcast: object({ type, range: oneOf('here', 'channel', 'everyone') }, styled),
    color: object({ type, value: string() }, styled),
    date: object(
      { type, timestamp: number({ isWhole: true }), format: string() },
      { ...styled, url: webAddress, fallback: string() },
    ),
  },
  'unknown_element_type',
);
const line = list(inline, { min: 0 });
const border = number({ min: 0, max: 1, isWhole: true });
const section = object({ type, elements: line });

/** A `rich_text` block, with all that stands in it. */
export const richText: Check = object(
  {
    ...blockType,
    elements: list(
      byType(
        {
          rich_text_section: section,
          rich_text_list: object(
            {
              type,
              style: oneOf('bullet', 'ordered'),
              elements: list(byType({ rich_text_section: section }, 'unknown_element_type')),
            },
            {
              indent: number({ min: 0, max: limits.listIndent, isWhole: true }),
              offset: number({ min: 0, isWhole: true }),
              border,
            },
          ),
          rich_text_quote: object({ type, elements: line }, { border }),
          rich_text_preformatted: object({ type, elements: line }, { border, language: string() }),
        },
        'unknown_element_type',
      ),
      { min: 0 },
    ),
  },
  named,
);
