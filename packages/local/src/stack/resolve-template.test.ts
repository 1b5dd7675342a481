import { resolveTemplate } from './resolve-template.ts';
import type { Scope } from './scope.ts';

describe('resolveTemplate', () => {
  const scope: Scope = {
    references: { Table: 'run-Table', 'AWS::Region': 'us-east-1' },
    attributes: { 'Queue.Arn': 'arn:aws:sqs:us-east-1:000000000000:run-Queue' },
  };
  const arn = scope.attributes['Queue.Arn'];

  it('replaces references anywhere in a value and leaves the rest alone', () => {
    const value = {
      TABLE: { Ref: 'Table' },
      list: [1, true, { Ref: 'AWS::Region' }],
      text: 'plain',
      none: null,
    };
    expect(resolveTemplate(value, scope)).toEqual({
      TABLE: 'run-Table',
      list: [1, true, 'us-east-1'],
      text: 'plain',
      none: null,
    });
  });

  it('reads attributes in both notations', () => {
    expect(resolveTemplate({ 'Fn::GetAtt': 'Queue.Arn' }, scope)).toBe(arn);
    expect(resolveTemplate({ 'Fn::GetAtt': ['Queue', 'Arn'] }, scope)).toBe(arn);
  });

  it('substitutes names, attributes and own variables, and keeps what is escaped', () => {
    expect(resolveTemplate({ 'Fn::Sub': '${AWS::Region}/${Queue.Arn}/${!Kept}' }, scope)).toBe(
      `us-east-1/${arn}/\${Kept}`,
    );
    expect(resolveTemplate({ 'Fn::Sub': ['${Own}-${Table}', { Own: { Ref: 'AWS::Region' } }] }, scope)).toBe(
      'us-east-1-run-Table',
    );
  });

  it('joins resolved parts', () => {
    expect(resolveTemplate({ 'Fn::Join': ['/', ['a', { Ref: 'Table' }, 1]] }, scope)).toBe('a/run-Table/1');
  });

  it('takes the holder of AWS::NoValue away', () => {
    const nothing = { Ref: 'AWS::NoValue' };
    expect(resolveTemplate({ kept: 1, gone: nothing, list: [nothing, 2] }, scope)).toEqual({
      kept: 1,
      list: [2],
    });
  });

  it('says which names are known when one is not', () => {
    expect(() => resolveTemplate({ Ref: 'Tabel' }, scope)).toThrow(
      'Expected `!Ref Tabel` to name one of Table, AWS::Region',
    );
    expect(() => resolveTemplate({ 'Fn::GetAtt': 'Queue.Name' }, scope)).toThrow(
      'Expected `!GetAtt Queue.Name` to name one of Queue.Arn',
    );
  });

  it('refuses functions that mean nothing on one machine, and texts made of objects', () => {
    expect(() => resolveTemplate({ 'Fn::ImportValue': 'x' }, scope)).toThrow('got Fn::ImportValue');
    expect(() => resolveTemplate({ 'Fn::Join': ['', [{ a: 1 }]] }, scope)).toThrow('got {"a":1}');
  });
});
