/** Which messages came with a `client_msg_id`, for a workspace that keeps repeated ones back. */
export type Repeats = {
  /** The `ts` of the message that came with this id; empty where there is none. */
  readonly earlier: (channelId: string, id: string | undefined) => string;
  readonly keep: (channelId: string, id: string | undefined, ts: string) => void;
};

/** Whether Slack keeps repeats back is not documented, so a workspace does either. */
export function createRepeats(keepsBack: boolean): Repeats {
  const known = new Map<string, string>();
  return {
    earlier: (channelId, id) => known.get(`${channelId}/${id ?? ''}`) ?? '',
    keep(channelId, id, ts) {
      if (keepsBack && id !== undefined) known.set(`${channelId}/${id}`, ts);
    },
  };
}
