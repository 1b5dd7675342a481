/** Every option of the demo: how it is parsed and what the help says about it. */
export const OPTION_TABLE = {
  from: { type: 'string', value: 'DATE', text: 'first day to copy (default 2020-01-01)' },
  to: { type: 'string', value: 'DATE', text: 'last day to copy, itself included (default 2023-12-31)' },
  recordings: {
    type: 'string',
    value: 'DIR',
    text: 'copy the TCX files of this folder in place of a made-up history (default range: their own dates)',
  },
  seed: {
    type: 'string',
    value: 'N',
    text: 'another made-up history; the same number gives the same one (default 1)',
  },
  concurrency: {
    type: 'string',
    value: 'N',
    text: 'months copied at the same time (default: what the chunk worker is deployed with)',
  },
  'no-pause': { type: 'boolean', text: 'do not pause and resume on the way' },
  keep: {
    type: 'boolean',
    text: 'leave everything running afterwards until Ctrl-C, with lines to paste into a shell',
  },
  endpoint: {
    type: 'string',
    value: 'URL',
    text: 'use the AWS emulator running there (LocalStack ...) in place of the embedded engines',
  },
  json: { type: 'boolean', text: 'print one JSON object as the last line' },
  help: { type: 'boolean', text: 'print this text' },
} as const satisfies Record<string, OptionRow>;

interface OptionRow {
  readonly type: 'string' | 'boolean';
  /** Name of the value in the help text. */
  readonly value?: string;
  readonly text: string;
}

export type OptionName = keyof typeof OPTION_TABLE;
