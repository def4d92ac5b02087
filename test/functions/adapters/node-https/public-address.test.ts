import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../../functions/adapters/node-https/public-address.ts';

describe('an address that something is sent to', () => {
  it.each([
    ...['0.0.0.0', '10.0.0.1', '10.255.255.255', '100.64.0.1', '127.0.0.1', '127.8.8.8', '169.254.169.254'],
    ...[
      '169.254.170.2',
      '172.16.0.1',
      '172.31.255.255',
      '192.0.0.1',
      '192.0.2.1',
      '192.168.1.1',
      '198.18.0.1',
    ],
    ...['198.51.100.7', '203.0.113.9', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:a9fe:a9fe', '::7f00:1', '64:ff9b::7f00:1'],
    ...[
      '64:ff9b:1::1',
      'fe80::1',
      'fe80::1%eth0',
      'fc00::1',
      'fd00:ec2::254',
      'fec0::1',
      'ff02::1',
      '100::1',
    ],
    ...['2001::1', '2001:db8::1', '2002:7f00:1::1', '3fff::1', '5f00::1'],
    ...['', 'hooks.arkiv.example', '2130706433', '0x7f.1', '127.1', '1.2.3.4:80'],
  ])('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([
    '8.8.8.8',
    '100.63.255.255',
    '100.128.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.167.0.1',
    '193.10.0.1',
  ])('can be %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each(['2001:4860:4860::8888', '2a00:1450:400f::1', '2600::1'])('can be %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});
