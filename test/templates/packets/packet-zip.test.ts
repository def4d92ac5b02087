import { afterEach, describe, expect, it } from 'vitest';
import { packetFiles, packetZip } from '../../../templates/packets/packet-zip.ts';
import { aPlannedPacket, sampleMilestone } from './a-packet.ts';
import { unzip } from './unzip.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('a packet as one file', () => {
  it('holds every document under a plain name, and a page to start from that leads to each', async () => {
    const { packet } = await aPlannedPacket();
    const entries = unzip(await packetZip(packet));
    const names = entries.map(({ name }) => name);
    expect(names).toEqual(Object.keys(await packetFiles(packet)));
    expect(names.filter((name) => !/^[A-Za-z0-9-]+\.[a-z]{3,4}$/.test(name))).toEqual([]);
    const start = entries.find(({ name }) => name === 'README.html')?.bytes.toString('utf8') ?? '';
    for (const name of names) if (name !== 'README.html') expect(start).toContain(`href="${name}"`);
    expect(new Set(entries.map(({ modified }) => modified))).toEqual(new Set(['2026-11-23 08:30:00']));
  });

  it('is the same to the byte each time and on machines in other zones', async () => {
    const made = async (timeZone: string) => {
      process.env.TZ = timeZone;
      return Buffer.from(await packetZip((await aPlannedPacket()).packet));
    };
    const first = await made('UTC');
    for (const timeZone of ['Asia/Tokyo', 'America/Los_Angeles'])
      expect((await made(timeZone)).equals(first)).toBe(true);
    expect(first.length).toBeLessThan(3_000_000);
  });

  it('has another content when the plan has, and the plan’s own time', async () => {
    const receivedAt = Date.UTC(2027, 2, 8, 6, 0, 2);
    const { packet } = await aPlannedPacket({ receivedAt, reached: await sampleMilestone('go-live') });
    const [entry] = unzip(await packetZip(packet));
    expect(entry?.modified).toBe('2027-03-08 06:00:02');
  });
});
