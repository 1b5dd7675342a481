import type { CollectionTag, ScalarTag, YAMLMap, YAMLSeq } from 'yaml';
import type { TemplateValue } from '../stack/template.ts';

/** CloudFormation's short forms that stand for `Fn::<name>`; `!Ref` and `!Condition` stand for their bare name. */
const FUNCTIONS = [
  'And',
  'Base64',
  'Equals',
  'FindInMap',
  'GetAtt',
  'If',
  'Join',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
];
const BARE = ['Ref', 'Condition'];

/** Tags that let the YAML parser write `!Sub x` as `{ "Fn::Sub": x }`. */
export const CLOUDFORMATION_TAGS: readonly (ScalarTag | CollectionTag)[] = [
  ...BARE.flatMap((name) => toTags(name, name)),
  ...FUNCTIONS.flatMap((name) => toTags(name, `Fn::${name}`)),
];

function toTags(name: string, longForm: string): (ScalarTag | CollectionTag)[] {
  const tag = `!${name}`;
  const expand = (argument: TemplateValue) => ({ [longForm]: argument });
  const fromCollection = (node: YAMLMap | YAMLSeq) => expand(node.toJSON() as TemplateValue);
  return [
    { tag, resolve: (text) => expand(text) },
    { tag, collection: 'seq', resolve: (node) => fromCollection(node) },
    { tag, collection: 'map', resolve: (node) => fromCollection(node) },
  ];
}
