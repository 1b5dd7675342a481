import fc from 'fast-check';
import { orderByReferences } from './order-by-references.ts';
import type { TemplateValue } from './template.ts';

describe('orderByReferences', () => {
  it('puts a dead-letter queue before its queue', () => {
    const values = {
      Queue: { RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': 'Dead.Arn' } } },
      Dead: { RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Quarantine', 'Arn'] } } },
      Quarantine: {},
    };
    expect(orderByReferences(values)).toEqual(['Quarantine', 'Dead', 'Queue']);
  });

  it('puts every name after those it refers to, whatever the order they come in', () => {
    // An edge only ever leads to a lower number, so there is no circle.
    const graph = fc.array(fc.array(fc.nat(8), { maxLength: 4 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(graph, fc.infiniteStream(fc.nat()), (edges, keys) => {
        const entries = edges.map((targets, index): [string, TemplateValue] => [
          `N${index}`,
          targets.filter((target) => target < index).map((target) => ({ Ref: `N${target}` })),
        ]);
        const shuffled = entries.map((entry) => ({ entry, key: Number(keys.next().value) }));
        shuffled.sort((a, b) => a.key - b.key);
        const ordered = orderByReferences(Object.fromEntries(shuffled.map(({ entry }) => entry)));
        expect([...ordered].sort()).toEqual(entries.map(([name]) => name).sort());
        for (const [name, value] of entries) {
          for (const { Ref } of value as { Ref: string }[]) {
            expect(ordered.indexOf(Ref)).toBeLessThan(ordered.indexOf(name));
          }
        }
      }),
    );
  });

  it('names a circle', () => {
    expect(() => orderByReferences({ A: { Ref: 'B' }, B: { Ref: 'A' } })).toThrow('A -> B -> A');
  });
});
