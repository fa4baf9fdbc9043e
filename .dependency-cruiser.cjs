const layer = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(electron|services|renderer|devices|db|recordings|tests)/', pathNot: to },
});
const onlyFrom = (pkg, where) => ({
  name: `only-${where.replace(/[^a-z]+/g, '-')}-imports-${pkg}`,
  severity: 'error',
  comment: `${pkg} is used behind ${where}; import that module instead`,
  from: { pathNot: `^(${where}|tests/)` },
  to: { path: `^(node_modules/)?${pkg}(/|$)` },
});

module.exports = {
  forbidden: [
    layer(
      'renderer-sees-contract-only',
      '^renderer/',
      '^(renderer/|services/contract/)',
      'The renderer talks to the rest through the contract.',
    ),
    layer(
      'contract-is-vocabulary',
      '^services/contract/',
      '^(services/contract/|recordings/session/)',
      'The contract names things; it does nothing.',
    ),
    layer('devices-stand-alone', '^devices/', '^devices/', 'A driver knows nothing of bookings, cases or screens.'),
    layer('recordings-stand-alone', '^recordings/', '^recordings/', 'Recording rules do not know who stores or shows them.'),
    layer('db-stores-recordings', '^db/', '^(db/|recordings/session/)', 'The store knows the vocabulary only.'),
    layer(
      'services-are-below-the-shell',
      '^services/',
      '^(services|devices|db|recordings)/',
      'What people do here is not bound to the shell or the screens.',
    ),
    { name: 'services-are-plain-node', severity: 'error', from: { path: '^services/' }, to: { path: '^(node_modules/)?electron(/|$)' } },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    onlyFrom('electron', 'electron/'),
    onlyFrom('serialport', 'devices/'),
    onlyFrom('modbus-serial', 'devices/room-io/'),
    onlyFrom('typeorm', 'db/'),
    onlyFrom('sqlite3', 'db/'),
    onlyFrom('node-onvif', 'devices/cameras/'),
    onlyFrom('node-rtsp-stream', 'devices/cameras/'),
    onlyFrom('fluent-ffmpeg', 'recordings/'),
    onlyFrom('react', 'renderer/'),
    onlyFrom('antd', 'renderer/'),
    onlyFrom('chart.js', 'renderer/screens/registers/'),
    onlyFrom('write-excel-file', 'services/registers/'),
    onlyFrom('csv-stringify', 'services/registers/'),
  ],
  options: { tsConfig: { fileName: 'tsconfig.common.json' }, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } },
};
