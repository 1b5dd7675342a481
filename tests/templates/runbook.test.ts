import { METRIC_RULES } from '../../packages/core/src/lambda/metric-rules.ts';
import { readSourceFiles } from '../structure/source-files.ts';
import { propertiesOfType, readRepositoryFile, readTemplate, SERVICE_NAMES } from './read-template.ts';

const RUNBOOK = readRepositoryFile('docs/runbook.md');
const SECTIONS = new Map(
  RUNBOOK.split(/^## /m)
    .slice(1)
    .map((section): [string, string] => [section.split('\n')[0] ?? '', section]),
);
const alarms = [...propertiesOfType(readTemplate('orchestrator'), 'AWS::CloudWatch::Alarm').keys()];

describe('docs/runbook.md', () => {
  it('has a section for each alarm, and none for an alarm that is gone', () => {
    const sections = [...SECTIONS.keys()].filter((title) => !title.includes(' '));
    expect(sections.sort()).toEqual([...alarms].sort());
  });

  it.each(alarms)('says of %s what it means and what to do', (name) => {
    expect(SECTIONS.get(name)).toMatch(/\*\*Means\.\*\* .+\*\*Do\.\*\* ?/s);
    expect(SECTIONS.get(name)).toMatch(/`|```/);
  });

  it('leads only to sections that there are', () => {
    const anchors = Array.from(RUNBOOK.matchAll(/\]\(#([\w-]+)\)/g), ([, anchor]) => anchor);
    const known = [...SECTIONS.keys()].map((title) => title.toLowerCase());
    expect(anchors.filter((anchor) => !known.includes(anchor ?? ''))).toEqual([]);
  });

  it('looks only into logs of functions that there are', () => {
    const functions = SERVICE_NAMES.flatMap((service) => [
      ...propertiesOfType<{ FunctionName: string }>(readTemplate(service), 'AWS::Lambda::Function').values(),
    ]).map(({ FunctionName }) => FunctionName.replace('-prod-', ' ').replace('syncwell-', ''));
    const named = Array.from(RUNBOOK.matchAll(/logs_of ([\w-]+ \w+)/g), ([, place]) => place);
    const listed = Array.from(RUNBOOK.matchAll(/for f in ([\w ]+); do logs_of ([\w-]+) \$f/g)).flatMap(
      ([, names = '', service = '']) => names.split(' ').map((name) => `${service} ${name}`),
    );
    expect(named.length).toBeGreaterThan(8);
    expect([...named, ...listed].filter((place) => !functions.includes(place ?? ''))).toEqual([]);
  });

  it('names only events that the code logs', () => {
    const code = readSourceFiles('.', ['.ts'])
      .filter(({ path }) => /^(packages\/core|services)\//.test(path))
      .map(({ text }) => text)
      .join('\n');
    const named = Array.from(
      RUNBOOK.matchAll(/\$\.event = "([\w.-]+)"|[?`]"?([a-z]+\.[a-z-]+)[`"]/g),
      ([, a, b]) => a ?? b ?? '',
    );
    expect(named).toEqual(
      expect.arrayContaining(Object.keys(METRIC_RULES).filter((event) => /stalled|violated/.test(event))),
    );
    expect(named.filter((event) => !event.endsWith('.') && !code.includes(`'${event}'`))).toEqual([]);
  });

  it('reads out only resources that there are', () => {
    const { Resources } = readTemplate('orchestrator');
    const named = Array.from(RUNBOOK.matchAll(/stack_of orchestrator (\w+)/g), ([, name = '']) => name);
    expect(named.filter((name) => !(name in Resources))).toEqual([]);
  });
});
