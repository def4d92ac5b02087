import { describe, expect, it } from 'vitest';
import { compilePattern, matchesPattern } from '../../src/eventbridge/event-pattern.ts';
import { SAMPLE_EVENT as event } from './sample-event.ts';

const detail = (leaf: Record<string, unknown>) => ({ detail: leaf });

describe('each operator, with the examples of the EventBridge guide', () => {
  it.each<[string, Record<string, unknown>, boolean]>([
    ['exact text', { state: ['running'] }, true],
    ['one of several texts', { state: ['initializing', 'running'] }, true],
    ['another text', { state: ['stopped'] }, false],
    ['text in another case', { state: ['Running'] }, false],
    ['exact number', { 'c-count': [5] }, true],
    ['the number as text', { 'c-count': ['5'] }, false],
    ['boolean', { enabled: [true] }, true],
    ['the other boolean', { enabled: [false] }, false],
    ['null', { responseElements: [null] }, true],
    ['null does not stand for the empty text', { eventVersion: [null] }, false],
    ['empty text', { eventVersion: [''] }, true],
    ['the empty text does not stand for null', { responseElements: [''] }, false],
    ['exists', { state: [{ exists: true }] }, true],
    ['exists, for null', { responseElements: [{ exists: true }] }, true],
    ['exists, for nothing', { none: [{ exists: true }] }, false],
    ['exists false', { none: [{ exists: false }] }, true],
    ['exists false, for something', { state: [{ exists: false }] }, false],
    ['exists false or a value, absent', { none: [{ exists: false }, 'a'] }, true],
    ['exists false or a value, other value', { state: [{ exists: false }, 'a'] }, false],
    ['prefix', { state: [{ prefix: 'run' }] }, true],
    ['prefix that is elsewhere', { state: [{ prefix: 'ning' }] }, false],
    ['prefix of a number', { 'c-count': [{ prefix: '5' }] }, false],
    ['prefix ignoring case', { state: [{ prefix: { 'equals-ignore-case': 'RUN' } }] }, true],
    ['prefix ignoring case, other text', { state: [{ prefix: { 'equals-ignore-case': 'STO' } }] }, false],
    ['suffix', { file: [{ suffix: '.png' }] }, true],
    ['other suffix', { file: [{ suffix: '.jpg' }] }, false],
    ['suffix ignoring case', { file: [{ suffix: { 'equals-ignore-case': '.PNG' } }] }, true],
    ['equals-ignore-case', { state: [{ 'equals-ignore-case': 'rUNNING' }] }, true],
    ['equals-ignore-case, only a part', { state: [{ 'equals-ignore-case': 'RUN' }] }, false],
    ['wildcard', { file: [{ wildcard: 'dir/*.png' }] }, true],
    ['several wildcards', { file: [{ wildcard: '*/images/*' }] }, true],
    ['a wildcard may stand for nothing', { state: [{ wildcard: '*running*' }] }, true],
    ['wildcard on a number', { 'c-count': [{ wildcard: '*' }] }, false],
    ['wildcard, other text', { file: [{ wildcard: 'dir/*.gif' }] }, false],
    ['a dot in a wildcard is a dot', { file: [{ wildcard: 'dir/images/photo?png' }] }, false],
    ['numeric =', { 'x-limit': [{ numeric: ['=', 3.018e2] }] }, true],
    ['numeric <', { 'd-count': [{ numeric: ['<', 10] }] }, true],
    ['numeric < its own value', { 'd-count': [{ numeric: ['<', 3] }] }, false],
    ['numeric >=', { 'd-count': [{ numeric: ['>=', 3] }] }, true],
    ['numeric range, upper bound included', { 'c-count': [{ numeric: ['>', 0, '<=', 5] }] }, true],
    ['numeric range, upper bound excluded', { 'c-count': [{ numeric: ['>', 0, '<', 5] }] }, false],
    ['numeric on a text', { eventVersion: [{ numeric: ['=', 0] }] }, false],
    ['cidr', { 'source-ip': [{ cidr: '10.0.0.0/24' }] }, true],
    ['cidr of another network', { 'source-ip': [{ cidr: '10.0.1.0/24' }] }, false],
    ['cidr on a text that is no address', { state: [{ cidr: '0.0.0.0/0' }] }, false],
    ['anything-but a text', { state: [{ 'anything-but': 'initializing' }] }, true],
    ['anything-but its text', { state: [{ 'anything-but': 'running' }] }, false],
    ['anything-but a list', { state: [{ 'anything-but': ['stopped', 'overloaded'] }] }, true],
    ['anything-but a list with its text', { state: [{ 'anything-but': ['stopped', 'running'] }] }, false],
    ['anything-but a number', { 'x-limit': [{ 'anything-but': 123 }] }, true],
    ['anything-but a list of numbers', { 'c-count': [{ 'anything-but': [5, 6] }] }, false],
    ['anything-but needs the field', { none: [{ 'anything-but': 'x' }] }, false],
    ['anything-but prefix', { state: [{ 'anything-but': { prefix: 'init' } }] }, true],
    ['anything-but its prefix', { state: [{ 'anything-but': { prefix: 'run' } }] }, false],
    ['anything-but prefixes', { state: [{ 'anything-but': { prefix: ['init', 'run'] } }] }, false],
    ['anything-but suffix', { file: [{ 'anything-but': { suffix: '.png' } }] }, false],
    ['anything-but suffixes', { file: [{ 'anything-but': { suffix: ['.jpg', '.gif'] } }] }, true],
    [
      'anything-but ignoring case',
      { state: [{ 'anything-but': { 'equals-ignore-case': 'RUNNING' } }] },
      false,
    ],
    [
      'anything-but several ignoring case',
      { state: [{ 'anything-but': { 'equals-ignore-case': ['A', 'B'] } }] },
      true,
    ],
    ['anything-but wildcard', { file: [{ 'anything-but': { wildcard: '*/images/*' } }] }, false],
    ['anything-but wildcards', { file: [{ 'anything-but': { wildcard: ['*/lib/*', '*/bin/*'] } }] }, true],
  ])('%s', (_, leaf, expected) => {
    expect(matchesPattern(detail(leaf), event)).toBe(expected);
  });

  it('matches IPv6 networks, and never an address of the other kind', () => {
    const pattern = { ip: [{ cidr: '2001:db8::/32' }] };
    expect(matchesPattern(pattern, { ip: '2001:db8:1::5' })).toBe(true);
    expect(matchesPattern(pattern, { ip: '2001:db9::5' })).toBe(false);
    expect(matchesPattern(pattern, { ip: '10.0.0.1' })).toBe(false);
  });

  it('takes an escaped asterisk and backslash in a wildcard for themselves', () => {
    expect(matchesPattern({ a: [{ wildcard: 'a\\**' }] }, { a: 'a*b' })).toBe(true);
    expect(matchesPattern({ a: [{ wildcard: 'a\\**' }] }, { a: 'aab' })).toBe(false);
    expect(matchesPattern({ a: [{ wildcard: 'a\\\\b' }] }, { a: 'a\\b' })).toBe(true);
  });
});

describe('a pattern that EventBridge refuses', () => {
  it.each<[string, unknown]>([
    ['no object', 'source'],
    ['null', null],
    ['an empty object', {}],
    ['an empty object inside', { detail: {} }],
    ['an empty array', { source: [] }],
    ['a bare value', { source: 'aws.ec2' }],
    ['an array in an array', { source: [['a']] }],
    ['an unknown operator', { source: [{ contains: 'a' }] }],
    ['an inherited name as an operator', { source: [{ toString: 'a' }] }],
    ['two operators in one', { source: [{ prefix: 'a', suffix: 'b' }] }],
    ['an operator without content', { source: [{}] }],
    ['exists with a text', { source: [{ exists: 'true' }] }],
    ['prefix with a number', { source: [{ prefix: 1 }] }],
    ['prefix with an unknown modifier', { source: [{ prefix: { wildcard: 'a' } }] }],
    ['numeric without a number', { a: [{ numeric: ['<', '5'] }] }],
    ['numeric with an unknown comparison', { a: [{ numeric: ['!=', 5] }] }],
    ['numeric with half a pair', { a: [{ numeric: ['>', 0, '<'] }] }],
    ['numeric with an empty range', { a: [{ numeric: ['>', 5, '<', 5] }] }],
    ['numeric with two lower bounds', { a: [{ numeric: ['>', 0, '>', 5] }] }],
    ['numeric beyond five thousand millions', { a: [{ numeric: ['<', 5_000_000_001] }] }],
    ['cidr without bits', { a: [{ cidr: '10.0.0.0' }] }],
    ['cidr with too many bits', { a: [{ cidr: '10.0.0.0/33' }] }],
    ['cidr of no address', { a: [{ cidr: 'ten/8' }] }],
    ['anything-but mixed types', { a: [{ 'anything-but': ['a', 1] }] }],
    ['anything-but an empty list', { a: [{ 'anything-but': [] }] }],
    ['anything-but null', { a: [{ 'anything-but': null }] }],
    ['anything-but an operator it does not take', { a: [{ 'anything-but': { numeric: ['=', 1] } }] }],
    ['consecutive wildcards', { a: [{ wildcard: 'a**b' }] }],
    ['an escape of another character', { a: [{ wildcard: 'a\\b' }] }],
    ['a lone backslash at the end', { a: [{ wildcard: 'a\\' }] }],
  ])('%s', (_, pattern) => {
    expect(() => compilePattern(pattern)).toThrow(
      expect.objectContaining({ code: 'InvalidEventPatternException' }),
    );
  });

  it('more than a thousand $or combinations', () => {
    const two = (name: string) => ({ $or: [{ [name]: [1] }, { [name]: [2] }] });
    const nested = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`f${index}`, two('x')]));
    expect(() => compilePattern(nested)).toThrow(/1024 combinations/);
  });
});
