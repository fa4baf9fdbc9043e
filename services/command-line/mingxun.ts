import { runCommandLine } from './run-command-line';

// The command line of technicians: the answer goes to stdout, everything else to stderr.
void runCommandLine(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  say: (line) => process.stderr.write(`${line}\n`),
}).then((exitCode) => {
  process.exitCode = exitCode;
});
