/** Words for the channel in which they are typed. */
const here = /^(?:here|this channel|本频道|本頻道|这里|這裡)$/i;
/** A channel as Slack writes it in a line: `<#C012AB3CD|accounts>`. */
const mentioned = /^<#([A-Z0-9]+)(?:\|[^>]*)?>$/;

/** Which channel a text names: none, the one it is typed in, another; null where it is something else. */
export function readChannelNamed(
  text: string,
): 'none' | 'here' | { readonly channelId: string } | null {
  const said = text.trim();
  if (said === '') return 'none';
  if (here.test(said)) return 'here';
  const channelId = mentioned.exec(said)?.[1];
  return channelId ? { channelId } : null;
}
