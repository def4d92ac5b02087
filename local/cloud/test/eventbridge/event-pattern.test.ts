import { describe, expect, it } from 'vitest';
import { matchesPattern } from '../../src/eventbridge/event-pattern.ts';
import { SAMPLE_EVENT as event } from './sample-event.ts';

const detail = (leaf: Record<string, unknown>) => ({ detail: leaf });

describe('fields', () => {
  it('must all match', () => {
    expect(matchesPattern({ source: ['aws.ec2'], detail: { state: ['running'] } }, event)).toBe(true);
    expect(matchesPattern({ source: ['aws.s3'], detail: { state: ['running'] } }, event)).toBe(false);
  });

  it('counts an inner node as absent, since exists looks at leaves', () => {
    const inner = { detail: { 'c-count': { c1: 100 } } };
    expect(matchesPattern(detail({ 'c-count': [{ exists: false }] }), inner)).toBe(true);
    expect(matchesPattern(detail({ 'c-count': [{ exists: true }] }), inner)).toBe(false);
  });

  it('matches when the array of the event and that of the pattern share a value', () => {
    const pattern = { resources: [{ prefix: 'arn:aws:ec2:' }, 'other'] };
    expect(matchesPattern(pattern, event)).toBe(true);
    expect(matchesPattern(pattern, { resources: ['arn:aws:s3:::a', 'arn:aws:ec2:x'] })).toBe(true);
    expect(matchesPattern(pattern, { resources: ['arn:aws:s3:::a'] })).toBe(false);
    expect(matchesPattern(pattern, { resources: [] })).toBe(false);
  });

  it('does not combine fields of different objects in one array', () => {
    const staff = {
      employees: [
        { firstName: 'John', lastName: 'Doe' },
        { firstName: 'Anna', lastName: 'Smith' },
        { firstName: 'Peter', lastName: 'Jones' },
      ],
    };
    expect(matchesPattern({ employees: { firstName: ['Anna'] } }, staff)).toBe(true);
    expect(matchesPattern({ employees: { firstName: ['Anna'], lastName: ['Smith'] } }, staff)).toBe(true);
    expect(matchesPattern({ employees: { firstName: ['Anna'], lastName: ['Jones'] } }, staff)).toBe(false);
  });

  it('holds that also for arrays in arrays', () => {
    const nested = {
      rooms: [
        [
          { a: 1, b: 1 },
          { a: 2, b: 2 },
        ],
        [{ a: 3, b: 3 }],
      ],
    };
    expect(matchesPattern({ rooms: { a: [2], b: [2] } }, nested)).toBe(true);
    expect(matchesPattern({ rooms: { a: [1], b: [2] } }, nested)).toBe(false);
    expect(matchesPattern({ rooms: { a: [2], b: [3] } }, nested)).toBe(false);
    expect(matchesPattern({ rooms: { a: [1], b: [3] } }, nested)).toBe(false);
  });

  it('never matches an event that is no object', () => {
    expect(matchesPattern({ a: ['b'] }, null)).toBe(false);
    expect(matchesPattern({ a: ['b'] }, 'b')).toBe(false);
  });
});

describe('$or', () => {
  const either = {
    source: ['aws.cloudwatch'],
    $or: [
      { metricName: ['CPUUtilization'] },
      { metricType: ['MetricType'], $or: [{ metricId: [1234] }, { spaceId: [1000] }] },
      { detail: { scope: ['Service'] } },
    ],
  };

  it.each([
    [{ metricName: 'CPUUtilization' }, true],
    [{ metricType: 'MetricType', spaceId: 1000 }, true],
    [{ metricType: 'MetricType' }, false],
    [{ spaceId: 1000 }, false],
    [{ detail: { scope: 'Service' } }, true],
    [{}, false],
  ])('%j matches: %s', (fields, expected) => {
    expect(matchesPattern(either, { source: 'aws.cloudwatch', ...fields })).toBe(expected);
    expect(matchesPattern(either, { source: 'aws.other', ...fields })).toBe(false);
  });

  it('is the name of a field when it is no list of objects', () => {
    expect(matchesPattern({ $or: { a: ['b'] } }, { $or: { a: 'b' } })).toBe(true);
    expect(matchesPattern({ $or: ['b', 'c'] }, { $or: 'c' })).toBe(true);
  });
});
