import { discoverCameras } from '../../devices/cameras/discover';
import { noWords, wholeNumber, type Command } from './command';

export const discoverCommand: Command = {
  usage: '[--seconds N]',
  help: ['--seconds N   how long to wait for answers, 1 to 60 (5)'],
  options: { seconds: { type: 'string' } },

  async run(given) {
    noWords(given);
    const seconds = wholeNumber('seconds', given.options['seconds'] ?? '5', 1, 60);
    given.say(`asking for ${seconds} s`);
    const cameras = await discoverCameras(seconds * 1000);
    for (const camera of cameras) given.say(`${camera.address.onvif}  ${camera.name} ${camera.hardware}`);
    given.say(`${cameras.length} cameras answered`);
    return { ok: true, answer: { cameras } };
  },
};
