import { recorderCost } from './recorder-cost';
import { recordWorker, type RecordOrder } from './record-worker';

const [first = '', ...rest] = process.argv.slice(2);
if (first === 'record-worker') await recordWorker(JSON.parse(rest[0] ?? '') as RecordOrder);
else console.log(JSON.stringify(await recorderCost(), undefined, 2));
