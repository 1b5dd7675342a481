import { METRIC_RULES } from '../../packages/core/src/lambda/metric-rules.ts';
import { rulesOf, writersOf } from './metrics-of.ts';
import { propertiesOfType, readTemplate, SERVICE_NAMES } from './read-template.ts';

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title: string;
    readonly alarms?: readonly string[];
    readonly metrics?: readonly (readonly unknown[])[];
  };
}

const orchestrator = readTemplate('orchestrator');
const { DashboardName, DashboardBody } = propertiesOfType<{
  DashboardName: string;
  DashboardBody: {
    'Fn::Sub': [string, { Reckoning: { 'Fn::If': [string, { 'Fn::Sub': string }, string] } }];
  };
}>(orchestrator, 'AWS::CloudWatch::Dashboard').get('Dashboard') ?? {
  DashboardName: '',
  DashboardBody: undefined,
};
const [text, { Reckoning: reckoning }] = DashboardBody?.['Fn::Sub'] ?? [
  '',
  { Reckoning: { 'Fn::If': ['', { 'Fn::Sub': '' }, ''] } },
];
const [condition, onAws, elsewhere] = reckoning['Fn::If'];

/** As CloudFormation puts it together: every reference becomes its own name, `${!x}` becomes `${x}`. */
function substitute(added: string): { widgets: Widget[] } {
  const whole = text.replaceAll('${Reckoning}', () => added);
  return JSON.parse(whole.replaceAll(/\$\{(?!!)([\w:.]+)\}/g, '$1').replaceAll('${!', '${')) as {
    widgets: Widget[];
  };
}

const { widgets } = substitute(onAws['Fn::Sub']);
const metrics = widgets.flatMap(({ properties }) => properties.metrics ?? []);

describe('packaged dashboard', () => {
  it('is one by stage', () => {
    expect(DashboardName).toBe('syncwell-prod');
  });

  it('shows every alarm, on emulators those that there are', () => {
    const alarms = [...propertiesOfType(orchestrator, 'AWS::CloudWatch::Alarm').keys()];
    const shown = (body: { widgets: Widget[] }) =>
      body.widgets.flatMap(({ properties }) => properties.alarms ?? []).map((arn) => arn.replace('.Arn', ''));
    expect(shown({ widgets }).sort()).toEqual([...alarms].sort());
    expect(condition).toBe('OnAws');
    const always = alarms.filter((name) => orchestrator.Resources[name]?.Condition === undefined);
    expect(shown(substitute(elsewhere)).sort()).toEqual([...always].sort());
  });

  it('shows every metric of the product', () => {
    const names = Object.values(METRIC_RULES).flatMap((rules) => rules.map(({ name }) => name));
    const all = JSON.stringify(metrics);
    expect([...new Set(names)].filter((name) => !all.includes(name))).toEqual([]);
  });

  it('shows the median and the 95th percentile of the time to complete', () => {
    const widget = widgets.find(({ properties }) => properties.title.startsWith('Time to complete'));
    expect(widget?.properties.metrics).toEqual([
      [
        'SyncWell',
        'TimeToCompleteSeconds',
        'Service',
        'syncwell-orchestrator-prod',
        { stat: 'p50', label: 'p50' },
      ],
      ['...', { stat: 'p95', label: 'p95' }],
    ]);
  });

  it('searches only in sets of dimensions that the code writes', () => {
    const searches = [
      ...JSON.stringify(metrics).matchAll(/SEARCH\('\{SyncWell,Service,([\w,]+)\}.*?MetricName=\\+"(\w+)/g),
    ];
    expect(searches).toHaveLength(3);
    for (const [, dimensions = '', metric = ''] of searches) {
      const sets = rulesOf(metric).flatMap(({ by }) => by);
      expect(sets).toContainEqual(dimensions.toLowerCase().split(','));
    }
  });

  it('looks for each metric at the stack that writes it', () => {
    const all = JSON.stringify(metrics);
    const plain = Array.from(all.matchAll(/\["SyncWell","(\w+)","Service","([\w-]+)"/g));
    const searched = Array.from(all.matchAll(/Service=\\"([\w-]+)\\".*?MetricName=\\"(\w+)\\"/g));
    const places = [
      ...plain.map(([, metric = '', service]) => ({ metric, service })),
      ...searched.map(([, service, metric = '']) => ({ metric, service })),
    ];
    expect(places.length).toBeGreaterThan(6);
    expect(places.filter(({ metric, service }) => !writersOf(metric).includes(service ?? ''))).toEqual([]);
  });

  it('names only functions, queues and tables that there are', () => {
    const functions = SERVICE_NAMES.flatMap((service) => [
      ...propertiesOfType<{ FunctionName: string }>(readTemplate(service), 'AWS::Lambda::Function').values(),
    ]).map(({ FunctionName }) => FunctionName);
    const named = [...text.matchAll(/"(syncwell-[\w-]+-on\w+|syncwell-[\w-]+-get\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !functions.includes(name ?? ''))).toEqual([]);
    const references = [...text.matchAll(/\$\{(?!!)(\w+)(\.\w+)?\}/g)].map(([, name = '']) => name);
    const unknown = references.filter((name) => !(name in orchestrator.Resources) && name !== 'Reckoning');
    expect(unknown).toEqual([]);
  });

  it('puts no widget over another', () => {
    const cells = widgets.flatMap(({ x, y, width, height }) =>
      Array.from(
        { length: width * height },
        (_, cell) => `${x + (cell % width)}:${y + Math.floor(cell / width)}`,
      ),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(Math.max(...widgets.map(({ x, width }) => x + width))).toBe(24);
  });
});
