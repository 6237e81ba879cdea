import { all, type Check, object, string, webAddress } from './check-shapes.ts';
import { limits } from './payload-limits.ts';
import { isObject } from './slack-json.ts';

/** An image's bytes come from an address or from a file in Slack, never from both. */
export const oneSource: Check = (value, at, { report }) => {
  if (!isObject(value)) return;
  const sources = [value.image_url, value.slack_file].filter((one) => one !== undefined);
  if (sources.length === 0) {
    report(at, 'missing_field', 'missing required field: image_url', { field: 'image_url' });
  } else if (sources.length > 1) {
    report(at, 'failed_constraint', 'must have either image_url or slack_file');
  }
};

const slackFile: Check = object({}, { id: string(), url: webAddress });

/** An image, as an element. */
export const imageElement: Check = all(
  object(
    { type: string(), alt_text: string({ max: limits.altText }) },
    { image_url: webAddress, slack_file: slackFile },
  ),
  oneSource,
);
