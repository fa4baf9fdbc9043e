import { describe, expect, it } from 'vitest';
import { readEventMessages } from '../../../../devices/cameras/event-message';
import { resubscribeDelayMs } from '../../../../devices/cameras/onvif-events';
import { parseEnvelope } from '../../../../devices/cameras/onvif-transport';
import { referenceParameters } from '../../../../devices/cameras/reference-parameters';
import { SensedStates } from '../../../../devices/cameras/sensed-states';
import { field } from '../../../../devices/cameras/xml-field';

const item = (name: string, value: string): string => `<tt:SimpleItem Name="${name}" Value="${value}"/>`;
const message = (topic: string, source: string, data: string, operation = 'Changed'): string =>
  `<wsnt:NotificationMessage><wsnt:Topic Dialect="d">${topic}</wsnt:Topic><wsnt:Message><tt:Message UtcTime="2026-11-24T10:00:00Z" PropertyOperation="${operation}"><tt:Source>${source}</tt:Source><tt:Data>${data}</tt:Data></tt:Message></wsnt:Message></wsnt:NotificationMessage>`;

async function read(...messages: readonly string[]) {
  const xml = `<s:Envelope xmlns:s="s" xmlns:tev="e" xmlns:wsnt="w" xmlns:tt="t"><s:Body><tev:PullMessagesResponse>${messages.join('')}</tev:PullMessagesResponse></s:Body></s:Envelope>`;
  return readEventMessages(field(await parseEnvelope(xml), 'Body'));
}

describe('what cameras of several makes notice', () => {
  it.each([
    ['tns1:VideoSource/MotionAlarm', 'motion', item('Source', 'VS1'), item('State', 'true'), true],
    ['tns1:RuleEngine/CellMotionDetector/Motion', 'motion', item('VideoSourceConfigurationToken', 'VS1'), item('IsMotion', 'false'), false],
    ['tns1:RuleEngine/TamperDetector/Tamper', 'tamper', item('VideoSourceConfigurationToken', 'VS1'), item('IsTamper', '1'), true],
    ['tns1:VideoSource/GlobalSceneChange/ImagingService', 'tamper', item('Source', 'VS1'), item('State', 'true'), true],
    [
      'tns1:AudioAnalytics/Audio/DetectedSound',
      'sound',
      item('AudioSourceConfigurationToken', 'VS1'),
      item('isSoundDetected', 'true'),
      true,
    ],
    ['tns1:Device/Trigger/DigitalInput', 'input', item('InputToken', 'VS1'), item('LogicalState', 'true'), true],
    ['tns1:Device/tns1:Trigger/tns1:Relay', 'relay', item('RelayToken', 'VS1'), item('LogicalState', 'inactive'), false],
  ])('%s is %s', async (topic, what, source, data, active) => {
    const cameraAt = new Date('2026-11-24T10:00:00Z');
    expect(await read(message(topic, source, data))).toMatchObject([{ what, source: 'VS1', active, cameraAt, initial: false }]);
  });

  it('is left out where we don’t know it, and one message alone is a list too', async () => {
    const known = message('tns1:VideoSource/MotionAlarm', item('Source', 'a'), item('State', 'true'), 'Initialized');
    expect(await read(message('tns1:Monitoring/ProcessorUsage', '', item('Value', '12')), known)).toMatchObject([{ initial: true }]);
    expect(await read()).toEqual([]);
    expect(readEventMessages('')).toEqual([]);
  });

  it('is told once, however often the camera repeats it', async () => {
    const states = new SensedStates();
    const said = async (value: string, operation = 'Changed') =>
      states.changes(
        await read(message('tns1:Device/Trigger/DigitalInput', item('InputToken', '1'), item('LogicalState', value), operation)),
      );
    expect(await said('false', 'Initialized')).toMatchObject([{ active: false, initial: true }]);
    expect(await said('false')).toEqual([]);
    expect(await said('true')).toMatchObject([{ active: true, initial: false }]);
    // After a reboot the camera calls it a beginning; for us it is a change.
    expect(await said('false', 'Initialized')).toMatchObject([{ active: false, initial: false }]);
  });
});

describe('reference parameters', () => {
  const reply = (parameters: string): string =>
    `<e:Envelope xmlns:e="s" xmlns:dom0="urn:axis"><e:Body><a:ReferenceParameters xmlns:a="x">${parameters}</a:ReferenceParameters></e:Body></e:Envelope>`;
  it.each([
    ['<dom0:SubscriptionId>5</dom0:SubscriptionId>', '<dom0:SubscriptionId xmlns:dom0="urn:axis">5</dom0:SubscriptionId>'],
    ['<d:Id xmlns:d="urn:d">5</d:Id>', '<d:Id xmlns:d="urn:d">5</d:Id>'],
    ['', ''],
    [`<d:Id>${'5'.repeat(5_000)}</d:Id>`, ''],
  ])('are said again with their namespaces: %s', (parameters, said) => {
    expect(referenceParameters(reply(parameters))).toBe(said);
  });

  it('are none where there are none', () => {
    expect(referenceParameters('<a:ReferenceParameters/>')).toBe('');
    expect(referenceParameters('<a>')).toBe('');
    expect(referenceParameters('<ReferenceParameters>'.repeat(10_000))).toBe('');
  });
});

it('a camera that stays away is asked every eight seconds, one that comes back at once', () => {
  expect([0, 1, 2, 5, 9, 2_000].map(resubscribeDelayMs)).toEqual([250, 500, 1_000, 8_000, 8_000, 8_000]);
});
