import { afterEach, describe, expect, it } from 'vitest';
import type { CameraEvent } from '../../devices/cameras/camera-controls';
import { openControls } from '../../devices/cameras/open-controls';
import { openHostileCamera, type Asked, type HostileCamera } from '../support/hostile-camera';
import { envelope, honestAnswer, httpReply, operationOf } from '../support/hostile-onvif';
import { MemoryPeak } from '../support/memory-peak';
import { waitFor } from '../support/wait-for';

const password = "c@n#ry'<&%秘";
const ends: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()));
});

/** A camera that is honest until it is asked for its mail. */
async function mailing(pull: (asked: Asked) => void, mailbox = '203.0.113.9'): Promise<HostileCamera> {
  const camera: HostileCamera = await openHostileCamera((asked) => {
    const operation = operationOf(asked);
    const base = `http://203.0.113.9:${camera.port}`;
    const reply = (body: string): void => httpReply(asked, envelope(`<${operation}Response>${body}</${operation}Response>`));
    if (operation === 'GetServices')
      reply(`<Service><Namespace>http://www.onvif.org/ver10/events/wsdl</Namespace><XAddr>${base}/events</XAddr></Service>`);
    else if (operation === 'CreatePullPointSubscription')
      reply(`<SubscriptionReference><Address>http://${mailbox}:${camera.port}/mail</Address></SubscriptionReference>`);
    else if (operation === 'PullMessages') pull(asked);
    else honestAnswer(asked, camera.port);
  });
  ends.push(() => camera.close());
  return camera;
}

function watch({ port }: HostileCamera): CameraEvent[] {
  const events: CameraEvent[] = [];
  const controls = openControls('cam-7', { onvif: `http://127.0.0.1:${port}/onvif` }, { username: 'admin', password });
  ends.unshift(controls?.events.watchEvents((event) => events.push(event)) ?? (() => undefined));
  return events;
}

const letter = (source: number): string =>
  `<NotificationMessage><Topic>tns1:Device/Trigger/DigitalInput</Topic><Message><Message PropertyOperation="Changed"><Source><SimpleItem Name="InputToken" Value="${source}"/></Source><Data><SimpleItem Name="LogicalState" Value="true"/></Data></Message></Message></NotificationMessage>`;

describe('a hostile camera that is watched (R16)', () => {
  it.each<[string, (asked: Asked) => void]>([
    ['of laughs', (asked) => httpReply(asked, `<!DOCTYPE l [<!ENTITY a "ha">]>${envelope('&a;')}`)],
    ['of a megabyte', (asked) => httpReply(asked, envelope('x'.repeat(1_048_576)))],
    ['that is none', (asked) => httpReply(asked, 'hello')],
  ])('says once that the mail %s is not read, and is asked again', async (_, pull) => {
    let pulls = 0;
    const events = watch(
      await mailing((asked) => {
        pulls += 1;
        pull(asked);
      }),
    );
    await waitFor('it is asked again', () => pulls >= 3);
    expect(events).toMatchObject([{ kind: 'lost', problem: { code: 'camera.unreadable' } }]);
  });

  it('is asked no faster because it answers without end, and fills no memory', async () => {
    let source = 0;
    let pulls = 0;
    const camera = await mailing((asked) => {
      pulls += 1;
      httpReply(
        asked,
        envelope(`<PullMessagesResponse>${Array.from({ length: 400 }, () => letter(source++)).join('')}</PullMessagesResponse>`),
      );
    });
    const peak = new MemoryPeak();
    const began = performance.now();
    const events = watch(camera);
    await waitFor('it was asked', () => pulls >= 4);
    expect(performance.now() - began).toBeGreaterThan(3 * 150);
    expect(events.filter(({ kind }) => kind === 'sensed')).toHaveLength(1_000);
    expect(peak.grownMb).toBeLessThan(50);
  });

  it('is not followed to another host for its mail', async () => {
    const elsewhere = await openHostileCamera(() => undefined, '127.0.0.2');
    ends.push(() => elsewhere.close());
    let pulls = 0;
    const camera = await mailing(() => (pulls += 1), '127.0.0.2');
    watch(camera);
    await waitFor('it is asked', () => pulls > 0);
    expect(elsewhere.connections()).toBe(0);
    expect(camera.heard()).not.toContain(password);
  });
});
